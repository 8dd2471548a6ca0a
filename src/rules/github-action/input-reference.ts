import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import { jobReads } from '../github-actions/job-reads';
import { listNames } from '../list-names';
import type { ActionRule } from './rule';

/** A composite action reads only inputs and steps that it has. */
export const inputReference: ActionRule = {
  id: 'github-action/input-reference',
  summary: 'Read only inputs that the action declares.',
  why: 'An input that is not declared is an empty text, whatever the caller gives: the training runs with the default learning rate in all projects, and each of them believes that it set its own.',
  severity: 'warning',
  aliases: ['expression'],
  fixable: true,
  *check({ pipeline, yaml, source: { text } }) {
    if (!yaml) return;
    const names = yaml.entries(yaml.get(yaml.root, 'inputs')).map(({ key }) => key);
    const known = new Set(names.map((name) => name.toLowerCase()));
    for (const job of pipeline.jobs) {
      for (const { path, span } of jobReads(job)) {
        const name = /^inputs\.([\w-]+)$/.exec(path)?.[1];
        if (name === undefined || known.has(name)) continue;
        const near = nearestName(name, names);
        const at = span.start + text.slice(span.start, span.end).toLowerCase().lastIndexOf(name);
        const problem: Problem = {
          span,
          message: `The action declares no input \`${name}\`, so this is always empty. ${near ? `You may mean \`${near}\`.` : names.length > 0 ? `It has ${listNames(names)}.` : 'Declare it under `inputs`.'}`,
        };
        yield near
          ? {
              ...problem,
              fix: {
                title: `Read ${near}`,
                edits: [{ span: { start: at, end: at + name.length }, text: near }],
                safe: false,
              },
            }
          : problem;
      }
    }
  },
};
