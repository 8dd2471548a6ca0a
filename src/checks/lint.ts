import type { CheckKind } from './check';
import type { LintCheckOptions } from './lint-run';

const strings = (description: string) => ({ type: 'array', items: { type: 'string' }, minItems: 1, description });

/** Named hints report nothing on files, which must be there and say something. Silencing comments do not count. */
export const lint: CheckKind<LintCheckOptions> = {
  kind: 'lint',
  summary: 'Named hints report nothing on files',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['files', 'rules'],
    properties: {
      files: strings('Globs; each must match a file.'),
      rules: strings('Ids of rules such as `dockerfile/pinned-base`, or all of a language: `dockerfile/*`.'),
      except: strings('Ids of rules to leave out of a `*`.'),
    },
  },
  paths: { workspace: ['files'], exercise: [] },
  isStatic: () => true,
  quick: () => true,
  needs: () => [],
  seconds: 10,
  async run(options, context) {
    const { runLint } = await import('./lint-run');
    return runLint(options, context);
  },
};
