import type { CheckKind } from './check';
import { dataSchema } from './data';
import { expectationRef } from './expectation';
import { commandSchema, envSchema } from './learner-command';
import type { ProcessOptions } from './process-run';

const globs = (description: string) => ({ type: 'array', items: { type: 'string' }, minItems: 1, description });

/** Runs a program of the learner and looks at how it ended and what it left. */
export const processKind: CheckKind<ProcessOptions> = {
  kind: 'process',
  summary: 'A program runs: exit code, output, files it makes, the same twice',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['command'],
    properties: {
      command: commandSchema,
      cwd: { type: 'string', description: 'Folder of the workspace to run in; default its top.' },
      env: envSchema,
      input: { type: 'string', description: 'Standard input.' },
      copy: { type: 'boolean', description: 'Run in a temporary copy of the workspace; default true.' },
      data: dataSchema,
      exitCode: { ...expectationRef, description: 'Default 0.' },
      stdout: { ...expectationRef, description: 'Of the output without the line ends at its end.' },
      stderr: { ...expectationRef, description: 'Of the error output without the line ends at its end.' },
      seconds: { type: 'number', exclusiveMinimum: 0, description: 'How long the program itself may take.' },
      creates: globs('Files that the run must make; in a copy those that were there are removed first.'),
      unchanged: globs('Files that the run must leave as they are.'),
      twice: { type: 'boolean', description: 'Run a second time, in a fresh copy; needs `same`.' },
      same: globs('Files that both runs must make with the same bytes.'),
    },
    dependentRequired: { twice: ['same'], same: ['twice'] },
  },
  paths: { workspace: ['cwd', 'creates', 'unchanged', 'same'], exercise: [] },
  isStatic: () => false,
  quick: () => false,
  needs: ({ command }) => (/^python3?$/.test(command[0] ?? '') ? ['python'] : []),
  seconds: 120,
  async run(options, context) {
    const { runProcess } = await import('./process-run');
    return runProcess(options, context);
  },
};
