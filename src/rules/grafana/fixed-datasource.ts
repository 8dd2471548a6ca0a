import { member, spanOfNode, textOf } from '../../parse/grafana-dashboard';
import type { GrafanaRule } from './rule';

/** The uid of a data source is another one on each Grafana, when a machine chose it. */
export const fixedDatasource: GrafanaRule = {
  id: 'grafana/fixed-datasource',
  summary: 'Choose the data source by a variable, not by a made-up uid.',
  why: 'The dashboard that was tested on staging shows “Datasource not found” in production, on the day on which the new model is watched there.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check({ panels }) {
    const seen = new Set<string>();
    for (const { node, targets } of panels) {
      for (const part of [node, ...targets.map((target) => target.node)]) {
        const source = member(part, 'datasource');
        const uid = member(source, 'uid');
        // Grafana makes up fourteen letters and digits, or nine. P and sixteen hexadecimal digits are the hash of a provisioned
        // source's name, and so the same wherever the name is.
        if (
          !uid ||
          typeof uid.value !== 'string' ||
          !/^(?:(?=[a-zA-Z]*\d)(?=\d*[a-z])[a-z0-9]{14}|(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[\w-]{9})$/.test(uid.value)
        )
          continue;
        if (seen.has(uid.value)) continue;
        seen.add(uid.value);
        yield {
          span: spanOfNode(uid),
          message:
            `The uid \`${uid.value}\` was made up by one Grafana and exists on no other. Use a variable of the type \`datasource\`, or provision the ${textOf(source, 'type') ?? 'source'} with a uid of your own.`.slice(
              0,
              400,
            ),
        };
      }
    }
  },
};
