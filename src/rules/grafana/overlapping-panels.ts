import type { Node } from 'jsonc-parser';
import { member, spanOfNode } from '../../parse/grafana-dashboard';
import type { GrafanaRule } from './rule';

/** Two panels at one place: Grafana pushes one of them away, somewhere else on each screen. */
export const overlappingPanels: GrafanaRule = {
  id: 'grafana/overlapping-panels',
  summary: 'Give each panel a place of its own.',
  why: 'Grafana moves panels that overlap when the dashboard opens, so that what stood side by side, model A and model B, is not side by side any more.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check({ root }) {
    const panels = member(root, 'panels');
    const places = (panels?.type === 'array' ? (panels.children ?? []) : [])
      .flatMap((node) => readPlace(node) ?? [])
      .slice(0, 500);
    for (const [index, one] of places.entries()) {
      const other = places
        .slice(0, index)
        .find(
          (each) =>
            one.x < each.x + each.w && each.x < one.x + one.w && one.y < each.y + each.h && each.y < one.y + one.h,
        );
      if (other)
        yield {
          span: spanOfNode(one.node),
          message:
            'This place overlaps that of another panel, so Grafana moves one of them. Correct `x`, `y`, `w` or `h`.',
        };
    }
  },
};

function readPlace(panel: Node): { node: Node; x: number; y: number; w: number; h: number } | undefined {
  const node = member(panel, 'gridPos');
  const [x, y, w, h] = ['x', 'y', 'w', 'h'].map((key) => member(node, key)?.value as unknown);
  if (!node || typeof x !== 'number' || typeof y !== 'number' || typeof w !== 'number' || typeof h !== 'number')
    return undefined;
  return { node, x, y, w, h };
}
