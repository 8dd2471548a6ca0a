import type { CheckKind } from './check';
import { requestRef } from './http-request';
import type { HttpOptions } from './http-run';
import { commandSchema, envSchema } from './learner-command';
import { probeProperties } from './run-probe';

const { copy: _, ...ofProbe } = probeProperties;

/** Starts a service of the learner, waits until it is ready, asks it, and stops it. */
export const http: CheckKind<HttpOptions> = {
  kind: 'http',
  summary: 'A service starts, answers requests as it must, and stops',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['start'],
    properties: {
      start: {
        type: 'object',
        additionalProperties: false,
        required: ['command'],
        description: 'How the service is started.',
        properties: {
          command: commandSchema,
          env: envSchema,
          cwd: { type: 'string', description: 'Folder of the workspace to run in; default its top.' },
          copy: { type: 'boolean', description: 'Run in a temporary copy of the workspace; default true.' },
          delete: {
            type: 'array',
            items: { type: 'string' },
            minItems: 1,
            description:
              'Files that are removed from the copy first, e.g. the model, to see what the service does without.',
          },
        },
      },
      port: {
        anyOf: [{ const: 'auto' }, { type: 'integer', minimum: 1, maximum: 65535 }],
        description: '`auto` (default): a free one, given as `{port}`. A number when the service cannot be told.',
      },
      ready: {
        type: 'object',
        additionalProperties: false,
        required: ['path'],
        description: 'The service is ready when this path answers; without it, when the port is open.',
        properties: {
          path: { type: 'string', pattern: '^/', description: 'Asked again and again.' },
          status: { type: 'integer', description: 'Default 200.' },
          seconds: { type: 'number', exclusiveMinimum: 0, description: 'How long that may take; default 30.' },
        },
      },
      requests: { type: 'array', items: requestRef, minItems: 1, description: 'Sent in order.' },
      sideBySide: { type: 'boolean', description: 'Send the requests at the same time.' },
      probe: {
        type: 'object',
        additionalProperties: false,
        required: ['probe'],
        description: 'A Python script that asks the running service; it gets its address.',
        properties: {
          ...ofProbe,
          results: {
            type: 'array',
            items: { type: 'string' },
            minItems: 1,
            description: "Default: the check's own id.",
          },
        },
      },
      stop: {
        type: 'object',
        additionalProperties: false,
        required: ['seconds'],
        description: 'The service must end after SIGTERM (not asked on Windows, which has no such signal).',
        properties: {
          seconds: { type: 'number', exclusiveMinimum: 0, description: 'How long it may take.' },
          exitCode: { $ref: '#/$defs/expectation', description: 'Default: any.' },
          during: {
            ...requestRef,
            description: 'A request that is under way when the signal comes, and must still be answered.',
          },
          afterMs: {
            type: 'number',
            minimum: 0,
            description: 'How long `during` is under way before the signal; default 200.',
          },
        },
      },
    },
  },
  paths: { workspace: ['start.cwd', 'start.delete'], exercise: ['probe.probe'] },
  isStatic: () => false,
  quick: () => false,
  needs: () => ['python'],
  seconds: 90,
  async run(options, context) {
    const { runHttp } = await import('./http-run');
    return runHttp(options, context);
  },
};
