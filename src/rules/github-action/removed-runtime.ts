import type { ActionRule } from './rule';

/** An action runs on a Node that the runners have. */
export const removedRuntime: ActionRule = {
  id: 'github-action/removed-runtime',
  summary: 'Run the action on Node 24.',
  why: 'GitHub took Node 12, 16 and in September 2026 Node 20 off its runners. An action for one of them runs on another Node, untested, or not at all, and takes every pipeline that uses it along.',
  severity: 'warning',
  aliases: ['action'],
  fixable: true,
  *check({ yaml }) {
    if (!yaml) return;
    const using = yaml.get(yaml.get(yaml.root, 'runs'), 'using');
    const runtime = String(yaml.scalar(using) ?? '');
    if (!/^node(6|8|10|12|16|20)$/i.test(runtime)) return;
    const span = yaml.spanOf(using);
    yield {
      span,
      message: `GitHub's runners no longer have \`${runtime}\`. Run the action on \`node24\`, and test it there.`,
      fix: { title: 'Run on node24', edits: [{ span, text: 'node24' }], safe: false },
    };
  },
};
