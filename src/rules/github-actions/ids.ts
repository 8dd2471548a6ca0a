import type { Problem } from '../../core/finding';
import { readText } from '../../parse/github-workflow-parts';
import type { Text } from '../../parse/pipeline';
import type { WorkflowRule } from './rule';

/** The ids of jobs and steps are names, each once. */
export const ids: WorkflowRule = {
  id: 'github-actions/ids',
  summary: 'Give jobs and steps ids that are names, each once.',
  why: 'GitHub refuses the whole file for an id that is no name or stands twice, in whatever case: no test, no gate, no nightly retraining.',
  severity: 'error',
  aliases: ['id'],
  fixable: false,
  *check(document) {
    const { yaml, source } = document;
    if (!yaml) return;
    const jobs = new Map<string, string>();
    for (const { key, keySpan, value: job } of yaml.entries(yaml.get(yaml.root, 'jobs'))) {
      const id = { value: key, span: keySpan, raw: key };
      yield* checkName(id, 'job');
      const before = jobs.get(key.toLowerCase());
      if (before !== undefined && before !== key) yield twice(id, before, 'job');
      jobs.set(key.toLowerCase(), key);
      const steps = new Map<string, string>();
      for (const step of yaml.items(yaml.get(job, 'steps'))) {
        const found = readText({ yaml, text: source.text }, yaml.get(step, 'id'));
        if (!found || found.value === '') continue;
        yield* checkName(found, 'step');
        const same = steps.get(found.value.toLowerCase());
        if (same !== undefined) yield twice(found, same, 'step');
        steps.set(found.value.toLowerCase(), found.value);
      }
    }
  },
};

function* checkName({ value, span }: Text, what: string): Iterable<Problem> {
  if (/^[A-Za-z_][\w-]*$/.test(value) || value.includes('${{')) return;
  yield {
    span,
    message: `\`${value.slice(0, 60)}\` is no id of a ${what}: it begins with a letter or \`_\` and goes on with letters, digits, \`-\` and \`_\`. Change it, and put the rest into \`name\`.`,
  };
}

function twice({ value, span }: Text, before: string, what: string): Problem {
  return {
    span,
    message: `Another ${what} has the id \`${before}\` already, and case makes no difference. Rename one of them${value === before ? '' : ', and what reads it'}.`,
  };
}
