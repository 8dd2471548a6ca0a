import type { CheckKind } from './check';
import { expectationRef } from './expectation';
import type { SqliteOptions } from './sqlite-run';

/** Asks a SQLite database of the workspace, e.g. the store of an experiment tracker. The file itself is only read. */
export const sqlite: CheckKind<SqliteOptions> = {
  kind: 'sqlite',
  summary: 'A SQLite database of the workspace answers queries as it must',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['file', 'queries'],
    properties: {
      file: { type: 'string', description: 'The database in the workspace.' },
      queries: {
        type: 'array',
        minItems: 1,
        description: 'Asked in order; the first that is not as it must be ends the check.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['sql', 'message'],
          anyOf: [
            { properties: { expect: true }, required: ['expect'] },
            { properties: { rows: true }, required: ['rows'] },
            { properties: { each: true }, required: ['each'] },
          ],
          properties: {
            sql: { type: 'string', description: 'One SELECT.' },
            params: {
              anyOf: [
                { type: 'array', items: { type: ['string', 'number', 'null'] } },
                { type: 'object', additionalProperties: { type: ['string', 'number', 'null'] } },
              ],
              description: 'Values for `?`, or for `:name` by `:name`.',
            },
            expect: { ...expectationRef, description: 'Of the first value of the first row.' },
            rows: { ...expectationRef, description: 'Of the number of rows.' },
            each: {
              type: 'object',
              minProperties: 1,
              additionalProperties: expectationRef,
              description: 'Of columns, in every row; there must be a row.',
            },
            message: {
              type: 'string',
              description: 'What is wrong when it is not so, in words: `No run has logged a metric.`',
            },
          },
        },
      },
    },
  },
  paths: { workspace: ['file'], exercise: [] },
  isStatic: () => true,
  quick: () => true,
  needs: () => [],
  seconds: 30,
  async run(options, context) {
    const { runSqlite } = await import('./sqlite-run');
    return runSqlite(options, context);
  },
};
