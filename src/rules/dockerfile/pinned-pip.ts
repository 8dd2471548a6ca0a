import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { ShellWord } from '../../parse/shell';
import { withTriggers } from './final-stage';
import { type Install, optionValues, pipInstalls } from './installs';

/** The installers themselves change nothing about what the model computes. */
const installers = /^(?:pip|setuptools|wheel)(?:\[.*\])?$/i;
const packageName = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?(?:\[[\w\s,.-]*\])?\s*(.*)$/;

export const pinnedPip: Rule<DockerfileDocument> = {
  id: 'dockerfile/pinned-pip',
  summary: 'Pin the versions that pip installs',
  why: 'The next build takes whatever was released since: a new scikit-learn or NumPy reads an old model with warnings or not at all, or predicts something else.',
  severity: 'warning',
  aliases: ['DL3013'],
  fixable: false,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      for (const install of pipInstalls(instruction)) {
        if (optionValues(install, '-c', '--constraint').length > 0) continue;
        for (const word of install.packages) {
          const fact = factOf(word);
          if (fact)
            yield {
              span: word.span,
              ...(!isHadolints(install, word) && { aliases: [] }),
              message: `${fact} Pin the version you tested, e.g. in a requirements file with \`==\`.`,
            };
        }
      }
    }
  },
};

/** hadolint takes any comparison for a pin, knows no `uv`, and passes over commands that also install from a file. */
function isHadolints({ invocation, packages, options }: Install, { text }: ShellWord): boolean {
  return (
    invocation.program !== 'uv' &&
    !/[=<>~!@]/.test(text) &&
    ![...packages, ...options].some((each) => each.text === '.') &&
    !options.some((each) => each.text === '-r' || each.text === '--requirement')
  );
}

function factOf({ text, literal }: ShellWord): string | undefined {
  if (/^(?:git|hg|svn|bzr)(?:\+\w+)?:/.test(text))
    return /^[^@]*:\/\/(?:[^/]*@)?[^@]*$/.test(text)
      ? `\`${text}\` names no revision: each build takes the newest.`
      : undefined;
  // Paths, addresses, archives, and what only the shell knows.
  if (/[/\\$`]/.test(text) || /^\.{1,2}$/.test(text) || /\.(?:whl|zip|tar\.gz)$/i.test(text)) return undefined;
  const requirement = (text.split(';')[0] ?? '').trim();
  const match = packageName.exec(requirement);
  if (!match || (!literal && !/[=<>~!]/.test(requirement))) return undefined;
  const specifier = (match[1] ?? '').replace(/\s/g, '');
  const name = requirement.slice(0, requirement.length - (match[1] ?? '').length).trim();
  if (specifier === '')
    return installers.test(name) ? undefined : `\`${name}\` has no version: each build takes the newest.`;
  const isOpen = specifier.split(',').every((part) => /^(?:>=?|!=)/.test(part));
  return isOpen ? `\`${requirement}\` is open upwards: each build takes the newest.` : undefined;
}
