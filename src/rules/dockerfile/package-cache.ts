import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { addWords } from './edit-instruction';
import { isKept, stageOf } from './final-stage';
import { managerWords } from './package-managers';
import { type Call, hasOption, isMounted, runs } from './run-calls';

export const packageCache: Rule<DockerfileDocument> = {
  id: 'dockerfile/package-cache',
  summary: 'Keep the caches of package managers out of the image',
  why: 'What a package manager keeps for its next run is of no use in a container: tens of megabytes more to push, pull and scan with every version of the model.',
  severity: 'information',
  aliases: ['DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3060'],
  fixable: true,
  *check(document) {
    for (const { instruction, calls } of runs(document)) {
      for (const [program, { aliases, installs, cleans, advice, folders, isOption }] of managers) {
        const at = calls.findIndex((call) => call.program === program && installs(call));
        const call = calls[at];
        if (!call || folders.some((folder) => isMounted(instruction, folder))) continue;
        if (!isOption && calls.findIndex(cleans) > at) continue;
        if (program === 'yarn' && !isKept(document, stageOf(document, instruction))) continue;
        const verb = managerWords(call)[0] ?? call.args.find(({ text }) => !text.startsWith('-')) ?? call.word;
        yield {
          span: verb.span,
          message: `\`${program}\` keeps its cache in this layer. ${advice}.`,
          aliases,
          ...(isOption && {
            fix: { title: 'Add --no-cache', edits: [addWords(document, verb, ['--no-cache'])], safe: true },
          }),
        };
      }
    }
  },
};

interface Cache {
  readonly aliases: readonly string[];
  readonly installs: (call: Call) => boolean;
  readonly cleans: (call: Call) => boolean;
  readonly advice: string;
  /** On which of these mounts the cache does not matter. */
  readonly folders: readonly string[];
  /** Whether an option of the install itself is what helps. */
  readonly isOption?: true;
}

const says = (call: Call, ...texts: readonly string[]): boolean => call.args.some(({ text }) => texts.includes(text));
const removes = ({ program, args }: Call, folder: string): boolean =>
  program === 'rm' && args.some(({ text }) => text.startsWith(folder));
const dnf = (program: string): Cache => ({
  aliases: ['DL3040'],
  installs: (call) => says(call, 'install', 'in', 'upgrade', 'up', 'upgrade-minimal', 'up-min', 'reinstall', 'rei'),
  cleans: (call) =>
    (call.program === program && says(call, 'clean')) ||
    removes(call, '/var/cache/libdnf5') ||
    removes(call, '/var/cache/dnf') ||
    removes(call, '/var/cache/yum'),
  advice: `End the same \`RUN\` with \`${program} clean all\``,
  folders: ['/var/cache/libdnf5', '.cache/libdnf5', '/var/cache/dnf'],
});

const managers: ReadonlyMap<string, Cache> = new Map<string, Cache>([
  [
    'apk',
    {
      aliases: ['DL3019'],
      installs: (call) => says(call, 'add') && !hasOption(call.args, 'no-cache'),
      cleans: () => false,
      advice: 'Add `--no-cache`, which also makes `--update` needless',
      folders: ['/var/cache/apk'],
      isOption: true,
    },
  ],
  [
    'yum',
    {
      aliases: ['DL3032'],
      installs: (call) => says(call, 'install'),
      cleans: (call) => (call.program === 'yum' && says(call, 'clean')) || removes(call, '/var/cache/yum'),
      advice: 'End the same `RUN` with `yum clean all`',
      folders: ['/var/cache/yum'],
    },
  ],
  ['dnf', dnf('dnf')],
  ['microdnf', dnf('microdnf')],
  [
    'zypper',
    {
      aliases: ['DL3036'],
      installs: (call) => says(call, 'install', 'in'),
      cleans: (call) => (call.program === 'zypper' && says(call, 'clean', 'cc')) || removes(call, '/var/cache/zypp'),
      advice: 'End the same `RUN` with `zypper clean`',
      folders: ['/var/cache/zypp'],
    },
  ],
  [
    'yarn',
    {
      aliases: ['DL3060'],
      installs: (call) => says(call, 'install'),
      cleans: (call) => call.program === 'yarn' && says(call, 'cache') && says(call, 'clean'),
      advice: 'End the same `RUN` with `yarn cache clean`, or mount a cache',
      folders: ['.cache/yarn'],
    },
  ],
]);
