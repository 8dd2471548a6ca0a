import type { CheckKind } from './check';
import type { PredictOptions } from './predict-run';

const value = { type: ['string', 'number', 'boolean'] };

/** The learner says what will happen, then the run shows it. A wrong prediction earns the explanation and passes. */
export const predict: CheckKind<PredictOptions> = {
  kind: 'predict',
  summary: "The learner's prediction, held against what the run shows",
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['file', 'key', 'question', 'explain'],
    anyOf: [
      { properties: { observe: true }, required: ['observe'] },
      { properties: { answer: true }, required: ['answer'] },
    ],
    oneOf: [
      { properties: { options: true }, required: ['options'] },
      { properties: { type: true }, required: ['type'] },
    ],
    properties: {
      file: { type: 'string', description: 'The YAML file of the workspace in which predictions are written.' },
      key: { type: 'string', minLength: 1, description: 'The key of this prediction at the top of the file.' },
      question: { type: 'string', description: 'What is to be predicted.' },
      options: { type: 'array', minItems: 2, items: value, description: 'What may be predicted.' },
      type: { const: 'number', description: 'Any number may be predicted.' },
      tolerance: {
        type: 'number',
        minimum: 0,
        description: 'How near a number must come to count as right; default 0.',
      },
      observe: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'with'],
        description:
          'The check that shows what happens; it runs once the prediction is written. The `value` it gives is the truth.',
        properties: {
          kind: { type: 'string', description: 'A check kind.' },
          with: { type: 'object', description: 'Its options.' },
        },
      },
      answer: { ...value, description: 'The truth when the run gives no value.' },
      explain: { type: 'string', description: 'Why it is so; shown to all who predicted.' },
      explainWrong: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'What is behind a wrong prediction, by option.',
      },
    },
  },
  paths: { workspace: ['file'], exercise: [] },
  isStatic: ({ observe }) => observe === undefined,
  quick: ({ observe }) => observe === undefined,
  needs: () => [],
  seconds: 120,
  async run(options, context) {
    const { runPredict } = await import('./predict-run');
    return runPredict(options, context);
  },
};
