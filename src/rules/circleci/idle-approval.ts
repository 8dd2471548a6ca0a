import type { CircleRule } from './rule';

/** An approval holds back only what waits for it. */
export const idleApproval: CircleRule = {
  id: 'circleci/idle-approval',
  summary: 'Let the jobs behind an approval wait for it.',
  why: 'An approval that nobody waits for looks like a gate on the page of the workflow, and the model is deployed while it still asks for a click.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ yaml, runs, file }) {
    if (!yaml || file.problems.length > 0) return;
    for (const run of runs) {
      if (yaml.scalar(yaml.get(run.given, 'type')) !== 'approval') continue;
      const fellows = runs.filter(({ workflow, given }) => workflow === run.workflow && given !== run.given);
      const awaited = fellows.some(({ given }) =>
        yaml
          .items(yaml.get(given, 'requires'))
          .some((item) => [yaml.scalar(item), yaml.entries(item)[0]?.key].some((name) => isMeant(name, run.as))),
      );
      if (!awaited)
        yield {
          span: run.span,
          message: `No job waits for the approval \`${run.as}\`, so it holds back nothing. Put it into \`requires\` of the jobs that must wait for it.`,
        };
    }
  },
};

function isMeant(name: unknown, as: string): boolean {
  return name === as || (typeof name === 'string' && name.includes('<<')) || as.includes('<<');
}
