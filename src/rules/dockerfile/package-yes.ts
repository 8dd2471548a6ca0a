import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { addWords } from './edit-instruction';
import { managerWords, packageManager } from './package-managers';
import { hasOption, runs } from './run-calls';

export const packageYes: Rule<DockerfileDocument> = {
  id: 'dockerfile/package-yes',
  summary: 'Answer the question of yum, dnf and zypper',
  why: 'Nobody is there to answer while an image builds: the command stops, and with it the pipeline that retrains your model.',
  severity: 'warning',
  aliases: ['DL3030', 'DL3034', 'DL3038'],
  fixable: true,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const call of calls) {
        const manager = packageManager(call);
        if (manager !== 'yum' && manager !== 'dnf' && manager !== 'zypper') continue;
        const { verbs, options, alias } = manager === 'zypper' ? zypper : manager === 'dnf' ? dnf : yum;
        const verb = managerWords(call).find(({ text }) => verbs.test(text));
        if (!verb || hasOption(call.args, ...options)) continue;
        yield {
          span: verb.span,
          message: `\`${call.program} ${verb.text}\` asks before it goes on, and nobody can answer during a build. Add \`-y\`.`,
          fix: { title: 'Add -y', edits: [addWords(document, verb, ['-y'])], safe: true },
          aliases: [alias],
        };
      }
    }
  },
};

const yum = { verbs: /^(?:install|groupinstall|localinstall)$/, options: ['y', 'assumeyes'], alias: 'DL3030' };
const dnf = { ...yum, alias: 'DL3038' };
const zypper = {
  verbs: /^(?:install|in|remove|rm|source-install|si|patch)$/,
  options: ['non-interactive', 'n', 'no-confirm', 'y'],
  alias: 'DL3034',
};
