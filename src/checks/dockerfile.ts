import type { CheckKind, JsonSchema } from './check';
import type { DockerfileOptions } from './dockerfile-run';
import { expectationRef } from './expectation';

const object = (properties: JsonSchema, description: string): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties,
  description,
});
const paths = (description: string) => ({ type: 'array', items: { type: 'string' }, minItems: 1, description });
const regex = (description: string) => ({ type: 'string', description: `A regular expression: ${description}` });

/** What a Dockerfile and its ignore file mean, without an engine. */
export const dockerfile: CheckKind<DockerfileOptions> = {
  kind: 'dockerfile',
  summary: 'What a Dockerfile and its ignore file mean, without an engine',
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      file: { type: 'string', default: 'Dockerfile', description: 'The Dockerfile.' },
      context: {
        type: 'string',
        default: '.',
        description: 'The folder of the build context, where `.dockerignore` lies.',
      },
      final: object(
        {
          user: {
            anyOf: [{ const: 'non-root' }, expectationRef],
            description: 'The user; `non-root` is any that is not root.',
          },
          base: { ...expectationRef, description: 'The base image at the root of the final stage, variables put in.' },
          healthcheck: { type: 'boolean', description: 'Whether it has a health check.' },
          cmd: object(
            {
              exec: { type: 'boolean', description: 'Whether it starts a program without a shell: a list, or `exec`.' },
              matches: regex('found in ENTRYPOINT and CMD, their words joined by spaces.'),
            },
            'What it starts.',
          ),
          expose: { type: 'array', items: { type: 'integer' }, minItems: 1, description: 'Ports that it names.' },
          workdir: { ...expectationRef, description: 'The folder in which it starts.' },
          env: {
            type: 'object',
            additionalProperties: expectationRef,
            minProperties: 1,
            description: 'Variables that it sets.',
          },
        },
        'The image that a plain build makes.',
      ),
      stages: object(
        { min: { type: 'integer', minimum: 1 }, max: { type: 'integer', minimum: 1 } },
        'How many stages it has.',
      ),
      copies: {
        ...object(
          {
            before: regex('the instruction before which little may be copied, e.g. `pip install`.'),
            only: paths('Globs of what may be copied from the context before it.'),
          },
          'What may be copied before an instruction, so that its layer stays cached.',
        ),
        required: ['before', 'only'],
      },
      ignores: paths('Paths that the ignore file must keep out of the context.'),
      keeps: paths('Paths that it must let in.'),
      instructions: {
        type: 'array',
        minItems: 1,
        description: 'Instructions that must, or must not, be there.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            name: { type: 'string', pattern: '^[A-Z]+$', description: 'The keyword, e.g. `RUN`.' },
            matches: regex('found in the instruction without its keyword, comments and line continuations.'),
            absent: { type: 'boolean', description: 'It must not be there.' },
            final: { type: 'boolean', description: 'Only what is in the final image counts.' },
            before: regex('stands before the first instruction (keyword included) that matches this.'),
            message: { type: 'string', description: 'What to say when it is not so.' },
          },
        },
      },
    },
  },
  paths: { workspace: ['file', 'context'], exercise: [] },
  isStatic: () => true,
  quick: () => true,
  needs: () => [],
  seconds: 10,
  async run(options, context) {
    const { runDockerfile } = await import('./dockerfile-run');
    return runDockerfile(options, context);
  },
};
