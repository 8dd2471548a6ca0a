import type { CheckKind } from './check';
import type { DockerImageOptions } from './docker-image-run';
import { imageSourceProperties } from './docker-image-source';
import { expectationRef } from './expectation';

const expectations = { type: 'object', additionalProperties: expectationRef };

/** Builds an image on the learner's engine and looks at what came out. */
export const dockerImage: CheckKind<DockerImageOptions> = {
  kind: 'docker-image',
  summary: 'The image builds, and its configuration, size and layers are as expected.',
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...imageSourceProperties,
      maxMinutes: { type: 'number', exclusiveMinimum: 0, description: 'The build must be done within this time.' },
      contextMaxMb: { type: 'number', exclusiveMinimum: 0, description: 'The build context must not be larger.' },
      inspect: {
        type: 'object',
        additionalProperties: false,
        description: 'What the configuration of the image must be.',
        properties: {
          user: { ...expectationRef, description: 'The user it runs as; `non-root` takes any but root.' },
          env: { ...expectations, description: 'Environment variables.' },
          exposed: { type: 'array', items: { type: 'integer' }, description: 'Ports that EXPOSE must name.' },
          healthcheck: { type: 'boolean', description: 'Whether there is a health check.' },
          labels: { ...expectations, description: 'Labels.' },
          sizeMaxMb: { type: 'number', description: 'Size of all layers, in MB.' },
          cmd: { ...expectationRef, description: 'Entry point and command, as one list.' },
          workdir: { ...expectationRef, description: 'The working directory.' },
        },
      },
      layers: {
        type: 'object',
        additionalProperties: false,
        description: 'What no layer may hold, files deleted by a later layer included.',
        properties: {
          absentPaths: {
            type: 'array',
            items: { type: 'string' },
            description: 'Globs relative to the root: `**/.env`.',
          },
          absentText: {
            type: 'array',
            items: { type: 'string' },
            description: 'Regular expressions that no file up to 2 MB, no instruction and no variable may contain.',
          },
        },
      },
    },
  },
  paths: { workspace: ['context'], exercise: [] },
  isStatic: () => false,
  quick: () => false,
  needs: () => ['docker'],
  seconds: 600,
  async run(options, context) {
    const { runDockerImage } = await import('./docker-image-run');
    return runDockerImage(options, context);
  },
};
