import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { type PackageInstall, readPackageInstall } from './package-managers';
import { runs } from './run-calls';

export const pinnedPackages: Rule<DockerfileDocument> = {
  id: 'dockerfile/pinned-packages',
  summary: 'Pin the versions of system packages',
  why: 'The next build takes the newest libgomp or OpenBLAS of the day: the image that you tested cannot be built again, and numbers can change in their last digits.',
  severity: 'hint',
  aliases: ['DL3008', 'DL3018', 'DL3033', 'DL3037', 'DL3041'],
  fixable: false,
  *check(document) {
    const defined = definedNames(document);
    for (const { calls } of runs(document)) {
      for (const call of calls) {
        const install = readPackageInstall(call);
        if (!install) continue;
        const { manager, program, verb, packages } = install;
        const isModule = call.args.some(({ text }) => text === 'module');
        if (manager === 'dnf' && call.args.some(({ text }) => text === 'group')) continue;
        for (const word of packages) {
          if (isModule ? word.text.includes(':') : isPinned[manager](word.text, defined)) continue;
          yield {
            span: word.span,
            message: `Each build takes the newest \`${word.text}\`. Name the version you tested: \`${program} ${verb.text} ${word.text}${separator[manager]}<version>\`.`,
            aliases: program === 'apt' ? [] : [alias[manager]],
          };
        }
      }
    }
  },
};

const alias = { apt: 'DL3008', apk: 'DL3018', yum: 'DL3033', zypper: 'DL3037', dnf: 'DL3041' } as const;
const separator = { apt: '=', apk: '=', yum: '-', zypper: '=', dnf: '-' } as const;

/** Whether a package is named with its version, or is a file of its own. */
const isPinned: Readonly<Record<PackageInstall['manager'], (name: string, defined: ReadonlySet<string>) => boolean>> = {
  apt: (name) => /[=/]|\.deb$/.test(name),
  apk: (name) => /[=~<>]|\.apk$/.test(name),
  yum: hasVersion,
  dnf: hasVersion,
  zypper: (name) => /[=<>]|\.rpm$/.test(name),
};

/** `httpd-2.4.46-1.el9`: what follows the first dash looks like a version and has a part that begins with a digit. */
function hasVersion(name: string, defined: ReadonlySet<string>): boolean {
  if (name.endsWith('.rpm')) return true;
  const parts = name.split('-').slice(1);
  if (parts.length === 0) return false;
  if (name.includes('$')) return [...name.matchAll(/\$\{(\w+)/g)].some(([, variable]) => defined.has(variable ?? ''));
  return parts.every((part) => /^[\w.~^:+]*$/.test(part)) && parts.some((part) => /^\d/.test(part));
}

/** Variables that the file gives a value. */
function definedNames({ instructions }: DockerfileDocument): ReadonlySet<string> {
  return new Set(
    instructions
      .filter(({ keyword }) => keyword === 'ARG' || keyword === 'ENV')
      .flatMap(({ properties }) => properties.map(({ name }) => name)),
  );
}
