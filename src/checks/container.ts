import type { CheckKind } from './check';
import type { ContainerOptions } from './container-run';
import { imageSourceProperties } from './docker-image-source';
import { expectationRef } from './expectation';
import { requestRef } from './http-request';
import { envSchema } from './learner-command';
import { probeProperties } from './run-probe';

const { copy: _, ...ofProbe } = probeProperties;

/** Builds an image, runs a container of it on the learner's engine, asks it, and removes it. */
export const container: CheckKind<ContainerOptions> = {
  kind: 'container',
  summary: 'A container of the image runs, turns healthy, answers requests as it must, and stops.',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['image'],
    properties: {
      image: {
        type: 'object',
        additionalProperties: false,
        description: 'What the image is built from.',
        properties: imageSourceProperties,
      },
      env: { ...envSchema, additionalProperties: { type: 'string' }, description: 'Variables of the container.' },
      args: { type: 'array', items: { type: 'string' }, description: "Replaces the image's command." },
      user: { type: 'string', description: 'Runs as this user instead of the one of the image, e.g. `10001:0`.' },
      readOnly: { type: 'boolean', description: 'The root file system is read-only, `/tmp` is writable.' },
      memoryMb: { type: 'integer', minimum: 6, description: 'It is killed when it needs more memory than this.' },
      port: {
        type: 'integer',
        minimum: 1,
        maximum: 65535,
        description: 'The port inside the container, published on a free port of 127.0.0.1. Default: 8000',
      },
      mounts: {
        type: 'array',
        description: 'Files or folders of the workspace that the container sees.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['from', 'to'],
          properties: {
            from: { type: 'string', description: 'Relative to the workspace.' },
            to: { type: 'string', pattern: '^/', description: 'Absolute path in the container.' },
            readOnly: { type: 'boolean', description: 'Default: true' },
          },
        },
      },
      ready: {
        type: 'object',
        additionalProperties: false,
        required: ['path'],
        description: 'The service is ready when this path answers through the published port.',
        properties: {
          path: { type: 'string', pattern: '^/', description: 'Asked again and again.' },
          status: { type: 'integer', description: 'Default: 200' },
          seconds: { type: 'number', exclusiveMinimum: 0, description: 'How long that may take. Default: 30' },
        },
      },
      health: {
        enum: ['healthy', 'not-healthy'],
        description:
          "`healthy`: the image's own HEALTHCHECK must turn healthy. `not-healthy`: it must not, because what the container was given (`env`, `args`) leaves it unable to work.",
      },
      healthSeconds: { type: 'number', exclusiveMinimum: 0, description: 'How long that may take. Default: 60' },
      runsAs: { const: 'non-root', description: 'The process in the container must not be root.' },
      requests: { type: 'array', items: requestRef, minItems: 1, description: 'Sent in order to the published port.' },
      probe: {
        type: 'object',
        additionalProperties: false,
        required: ['probe'],
        description: 'A Python script that asks the running container; it gets its address.',
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
      exec: {
        type: 'array',
        minItems: 1,
        description: 'Commands that are run inside the container.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['args'],
          properties: {
            args: {
              type: 'array',
              items: { type: 'string' },
              minItems: 1,
              description: 'Program and arguments, no shell.',
            },
            exitCode: { ...expectationRef, description: 'Default: 0' },
            stdout: { ...expectationRef, description: 'What it printed.' },
          },
        },
      },
      stop: {
        type: 'object',
        additionalProperties: false,
        required: ['seconds'],
        description: 'It must end by itself after SIGTERM.',
        properties: { seconds: { type: 'number', exclusiveMinimum: 0, description: 'How long it may take.' } },
      },
    },
  },
  paths: { workspace: ['image.context', 'mounts.from'], exercise: ['probe.probe'] },
  isStatic: () => false,
  quick: () => false,
  needs: (options) => (options.probe ? ['docker', 'python'] : ['docker']),
  seconds: 600,
  async run(options, context) {
    const { runContainer } = await import('./container-run');
    return runContainer(options, context);
  },
};
