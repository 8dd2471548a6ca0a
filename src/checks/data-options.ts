import type { JsonSchema } from './check';
import { type Clauses, expectationSchema } from './expectation';

/** What is expected at one path of a file of data. */
export type PathExpectation = { readonly path: string } & Clauses;

/** The options of the kinds `yaml`, `json` and `properties`. */
export interface DataOptions {
  readonly file: string;
  /** Which document of a file with several, from 0; -1 is the last. */
  readonly document?: number;
  readonly expect: readonly PathExpectation[];
}

const clauses = (
  expectationSchema['anyOf'] as readonly { readonly properties?: Readonly<Record<string, unknown>> }[]
)[1]?.properties;

/** The schema of these options; `documents`: whether the format knows several in a file. */
export function dataSchema(documents: boolean): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['file', 'expect'],
    properties: {
      file: { type: 'string', description: 'Relative to the workspace.' },
      ...(documents && {
        document: { type: 'integer', description: 'Which document of the file, from 0; -1 is the last. Default: 0' },
      }),
      expect: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['path'],
          minProperties: 2,
          properties: {
            path: {
              type: 'string',
              description: 'Such as `services.api.ports[0]`, `services.*.image` or `labels["a.b"]`.',
            },
            ...clauses,
          },
        },
      },
    },
  };
}
