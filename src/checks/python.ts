import type { CheckKind } from './check';
import { type ProbeSpec, probeProperties, runProbe } from './run-probe';

export interface PythonOptions extends ProbeSpec {
  /** Default: the check's own id. */
  readonly results?: readonly string[];
  /** Ids of the tools that the probe starts. */
  readonly needs?: readonly string[];
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
      needs: {
        type: 'array',
        items: { type: 'string' },
        minItems: 1,
        description: 'Tools beside Python that the probe starts, e.g. `bash`; without them the check is blocked.',
      },
    },
  },
  paths: { workspace: [], exercise: ['probe'] },
  isStatic: () => false,
  quick: () => false,
  needs: ({ needs = [] }) => ['python', ...needs],
  seconds: 120,
  async run(options, context) {
    const { isResult } = await import('./learner-command');
    const { judgeProbe } = await import('./judge-probe');
    const { results = [context.check], needs: _, ...probe } = options;
    const run = await runProbe(probe, context);
    return isResult(run) ? run : judgeProbe(run, results, context);
  },
};
