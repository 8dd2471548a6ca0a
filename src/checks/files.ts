import type { CheckKind } from './check';
import type { FilesOptions } from './files-run';

const paths = (description: string) => ({ type: 'array', items: { type: 'string' }, minItems: 1, description });

/** Which files there are, and what they say. */
export const files: CheckKind<FilesOptions> = {
  kind: 'files',
  summary: 'Which files there are, and what they say',
  schema: {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: {
      exist: paths('Globs that must each match a file or name a folder; names count in their case.'),
      absent: paths('Globs that must match no file.'),
      contains: {
        type: 'array',
        minItems: 1,
        description: 'What the text of files must, or must not, say.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['file'],
          anyOf: [
            { properties: { matches: true }, required: ['matches'] },
            { properties: { not: true }, required: ['not'] },
          ],
          properties: {
            file: {
              type: 'string',
              description: 'A file, or a glob: at least one of its files must match, none may match `not`.',
            },
            matches: {
              type: 'string',
              description: 'A regular expression that must be found; `^` and `$` stand for line ends.',
            },
            not: { type: 'string', description: 'A regular expression that must not be found.' },
            code: { type: 'boolean', description: 'Look at code only: comments and docstrings do not count.' },
            message: {
              type: 'string',
              description: 'What to say when it is not so, in place of naming the expression.',
            },
          },
        },
      },
      maxBytes: {
        type: 'array',
        minItems: 1,
        description: 'Limits of size.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['file', 'bytes'],
          properties: {
            file: { type: 'string', description: 'A file or a glob.' },
            bytes: { type: 'integer', minimum: 0, description: 'The most bytes that each may have.' },
          },
        },
      },
      unchanged: paths('Files that must be as in the starter; only line ends may differ.'),
      executable: paths('Files that must be executable (not asked on Windows, which has no such mark).'),
    },
  },
  paths: {
    workspace: ['exist', 'absent', 'contains[*].file', 'maxBytes[*].file', 'unchanged', 'executable'],
    exercise: [],
  },
  isStatic: () => true,
  quick: () => true,
  needs: () => [],
  seconds: 10,
  async run(options, context) {
    const { runFiles } = await import('./files-run');
    return runFiles(options, context);
  },
};
