import type { CheckKind } from './check';
import { type ProbeSpec, probeProperties, runProbe } from './run-probe';

export interface PythonOptions extends ProbeSpec {
  /** Default: the check's own id. */
  readonly results?: readonly string[];
}

/** A hidden test in Python, run by the learner's interpreter on data that the learner has not seen. */
export const python: CheckKind<PythonOptions> = {
  kind: 'python',
  summary: "A hidden test in Python, run by the learner's interpreter on unseen data",
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['probe'],
    properties: {
      ...probeProperties,
      results: {
        type: 'array',
        items: { type: 'string' },
        minItems: 1,
        description: "Ids under which the probe reports for this check; default: the check's own id.",
      },
    },
  },
  paths: { workspace: [], exercise: ['probe'] },
  isStatic: () => false,
  quick: () => false,
  needs: () => ['python'],
  seconds: 120,
  async run(options, context) {
    const { isResult } = await import('./learner-command');
    const { judgeProbe } = await import('./judge-probe');
    const { results = [context.check], ...probe } = options;
    const run = await runProbe(probe, context);
    return isResult(run) ? run : judgeProbe(run, results, context);
  },
};
