import type { CheckKind, JsonSchema } from '../checks/check';
import { kinds, schemaDefinitions } from '../checks/kinds';

const id = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };
const text = { type: 'string', minLength: 1, pattern: '\\S' };
const object = (
  description: string,
  properties: Record<string, JsonSchema>,
  required: readonly string[],
): JsonSchema => ({ description, type: 'object', additionalProperties: false, properties, required });

/** The JSON Schema of `exercise.yaml`, with the options of each check kind under its name. */
export function manifestSchema(known: readonly CheckKind[] = kinds): JsonSchema {
  const check = object(
    'One thing that must hold. Its kind decides the options in `with`.',
    {
      id: { ...id, description: 'Unique in the exercise; mutants are named after it.' },
      goal: { ...text, description: 'What holds when it passes, as one sentence without a full stop.' },
      why: { ...text, description: 'Why it matters in production; shown with a failure.' },
      try: { ...text, description: 'What to try when it fails.' },
      at: object('Where a failure without a place of its own is shown.', { file: text, text }, ['file']),
      kind: { enum: known.map(({ kind }) => kind), description: 'How it is judged.' },
      seconds: {
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 3600,
        description: 'Time limit; the kind has a default.',
      },
      with: { type: 'object', description: 'The options of the kind.' },
    },
    ['id', 'goal', 'why', 'try', 'kind', 'with'],
  );
  const step = object(
    'One step, with its page, hints and checks.',
    {
      id: { ...id, description: 'Unique in the exercise.' },
      title: text,
      guide: { ...text, description: 'The page, Markdown, relative to the exercise.' },
      opens: object(
        'The file that opens beside the guide, at a text, not at a line number.',
        {
          file: { ...text, description: 'Relative to the workspace.' },
          at: { ...text, description: 'The text to go to.' },
        },
        ['file'],
      ),
      hints: {
        type: 'array',
        items: text,
        minItems: 3,
        maxItems: 3,
        description: 'Three pages: a nudge, a direction, nearly the solution.',
      },
      checks: { type: 'array', minItems: 1, items: { $ref: '#/$defs/check' } },
    },
    ['id', 'title', 'guide', 'hints', 'checks'],
  );
  const data = object(
    "A month of the story's data, generated into the workspace.",
    {
      to: { ...text, description: 'Where in the workspace.' },
      month: { type: 'integer', minimum: 1, maximum: 12 },
      rows: { type: 'integer', minimum: 1, maximum: 100_000, default: 2000 },
      labels: { type: 'boolean', default: true, description: 'With the label column `minutes`.' },
    },
    ['to', 'month'],
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'An exercise of MLOps Roadmap',
    ...object(
      'The manifest of an exercise.',
      {
        schema: { const: 1, description: 'The version of this format.' },
        id: { ...id, description: 'The name of its folder; never reused.' },
        title: text,
        summary: { ...text, description: 'What the learner will be able to do, in one or two sentences.' },
        covers: { type: 'array', items: id, minItems: 1, uniqueItems: true, description: 'Ids of the roadmap.' },
        level: { enum: [1, 2, 3], description: '1 one gap · 2 a decision · 3 a brief.' },
        minutes: { type: 'integer', minimum: 1, maximum: 600 },
        optional: { type: 'boolean', default: false },
        needs: { type: 'array', items: text, description: 'Tools with version ranges: `docker`, `python>=3.10`.' },
        python: {
          ...text,
          description: 'The requirements file of the prepared environment, relative to the exercise.',
        },
        data: { type: 'array', items: data },
        git: {
          anyOf: [{ type: 'boolean' }, text],
          default: true,
          description:
            'A history file relative to the exercise; `true`: one first commit of the starter; `false`: no repository.',
        },
        modes: {
          type: 'object',
          additionalProperties: { type: 'string', pattern: '^[0-7]{3}$' },
          description:
            "Modes of files and folders of the workspace, e.g. `'600'`, which the starter cannot carry itself. Not on Windows.",
        },
        steps: { type: 'array', minItems: 1, items: step },
      },
      ['schema', 'id', 'title', 'summary', 'covers', 'level', 'minutes', 'steps'],
    ),
    $defs: {
      ...schemaDefinitions,
      check: {
        ...check,
        allOf: [
          ...optionsByKind(known),
          // A prediction holds another check, which is as much a check as any.
          {
            if: { properties: { kind: { const: 'predict' } }, required: ['kind'] },
            // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
            then: {
              properties: {
                with: {
                  properties: {
                    observe: {
                      properties: { kind: { enum: known.map(({ kind }) => kind) } },
                      allOf: optionsByKind(known),
                    },
                  },
                },
              },
            },
          },
        ],
      },
    },
  };
}

/** The options in `with`, by the kind that stands beside it. */
function optionsByKind(known: readonly CheckKind[]): JsonSchema[] {
  return known.map(({ kind, schema }) => ({
    if: { properties: { kind: { const: kind } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { with: schema } },
  }));
}
