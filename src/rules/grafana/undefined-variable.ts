import { nearestName } from '../../core/nearest-name';
import { variablesIn } from '../../parse/grafana-dashboard';
import type { GrafanaRule } from './rule';

/** A variable that the dashboard does not have stays as it is written, and the query finds nothing. */
export const undefinedVariable: GrafanaRule = {
  id: 'grafana/undefined-variable',
  summary: 'Read only variables that the dashboard has.',
  why: 'Grafana sends `$modle` to Prometheus as it stands; no series has that value, and “No data” for a model looks like a model without traffic.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ panels, variables }) {
    // Dashboards that are put together by a program get their variables later.
    if (variables.size === 0) return;
    for (const { targets } of panels) {
      for (const { written } of targets) {
        if (!written) continue;
        for (const { name, start, end } of variablesIn(written.value)) {
          // `$1` is a group of a regular expression, `__` are Grafana's own, `DS_` are filled in on import.
          if (/^(?:\d.*|__.*|DS_.*|VAR_.*|interval|timeFilter|auto)$/.test(name) || variables.has(name)) continue;
          const near = nearestName(name, variables);
          const span = written.spanAt(start, end);
          const text = written.value.slice(start, end).replace(name, near ?? name);
          yield {
            span,
            message:
              `The dashboard has no variable \`${name}\`, so the query keeps this word and finds nothing. ${near ? `You may mean \`${near}\`.` : 'Define it under `templating`.'}`.slice(
                0,
                400,
              ),
            ...(near && { fix: { title: `Read ${near}`, edits: [{ span, text }], safe: false } }),
          };
        }
      }
    }
  },
};
