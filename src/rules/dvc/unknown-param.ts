import type { Node } from 'yaml';
import { nearestName } from '../../core/nearest-name';
import { parseYaml, type YamlDocument } from '../../parse/yaml';
import type { DvcRule } from './rule';

/** A parameter that a stage tracks stands in `params.yaml`. */
export const unknownParam: DvcRule = {
  id: 'dvc/unknown-param',
  summary: 'Track parameters that `params.yaml` has.',
  why: '`dvc repro` ends with an error about missing parameters, after the stages before it have run for hours.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ stages, yaml: pipeline, source: { neighbours } }) {
    const text = neighbours?.get('params.yaml');
    if (text === undefined || text.length > 200_000) return;
    const file = parseYaml(text);
    const [yaml] = file.documents;
    if (!yaml || file.problems.length > 0) return;
    const top = yaml.entries(yaml.root).map(({ key }) => key);
    if (top.length === 0) return;
    for (const { params, node, isMany } of stages) {
      // Elsewhere than here another `params.yaml` counts.
      if (pipeline?.entry(node, 'wdir')) continue;
      for (const { name, file: from, span } of params) {
        if (
          from !== 'params.yaml' ||
          name === undefined ||
          isMany ||
          /[$[\]*"'\\]/.test(name) ||
          /\.(ya?ml|json|toml|py)$/.test(name) ||
          top.includes(name)
        )
          continue;
        if (hasKey(yaml, name)) continue;
        const near = nearestName(name, top);
        yield {
          span,
          message: `There is no \`${name}\` in \`params.yaml\`, so the stage fails. ${near ? `You may mean \`${near}\`.` : 'Add it there or take it out here.'}`,
          ...(near && { fix: { title: `Track ${near}`, edits: [{ span, text: near }], safe: false } }),
        };
      }
    }
  },
};

/** Whether a dotted name leads to a key, also one whose value is empty. */
function hasKey(yaml: YamlDocument, name: string): boolean {
  const keys = name.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Node | undefined>(
    (at, key) => yaml.get(at, key) ?? yaml.items(at)[Number(key)],
    yaml.root,
  );
  return yaml.entry(parent, last) !== undefined || yaml.items(parent)[Number(last)] !== undefined;
}
