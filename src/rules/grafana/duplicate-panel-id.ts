import { member, spanOfNode } from '../../parse/grafana-dashboard';
import type { GrafanaRule } from './rule';

/** Links, alerts and annotations find a panel by its id. */
export const duplicatePanelId: GrafanaRule = {
  id: 'grafana/duplicate-panel-id',
  summary: 'Give each panel an id of its own.',
  why: 'An alert or a link “view panel” opens the first panel with that id: who follows the page for drift looks at latency.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ panels }) {
    const ids = panels.map(({ node }) => member(node, 'id')).filter((id) => typeof id?.value === 'number');
    let next = Math.max(0, ...ids.map((id) => Number(id?.value))) + 1;
    const seen = new Set<number>();
    for (const id of ids) {
      if (!id) continue;
      const value = Number(id.value);
      const span = spanOfNode(id);
      if (seen.has(value)) {
        const free = String(next++);
        yield {
          span,
          message: `Another panel has the id ${value}, so links and alerts of this one open that one. Give it a free number.`,
          fix: { title: `Use the free id ${free}`, edits: [{ span, text: free }], safe: false },
        };
      }
      seen.add(value);
    }
  },
};
