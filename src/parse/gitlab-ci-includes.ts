import type { Node } from 'yaml';
import type { Source } from '../core/rule';
import { parseYaml, type YamlDocument, type YamlFile } from './yaml';

/** The files of the project that a GitLab CI file seems to include, relative to the project; cheap, for `neighbours`. */
export function includedPaths(text: string): string[] {
  const found = [...text.matchAll(/^[ \t-]*local[ \t]*:[ \t]*['"]?\/?([\w./-]+\.ya?ml)\b/gm)];
  const short = [...text.matchAll(/^(?:include[ \t]*:|[ \t]*-)[ \t]*['"]?\/?([\w./-]+\.ya?ml)['"]?[ \t]*$/gm)];
  const paths = [...found, ...short].map((match) => match[1] ?? '');
  return [...new Set(paths)].filter((path) => path !== '' && !path.split('/').includes('..')).slice(0, 50);
}

/** The included documents in order (a later one wins), and whether nothing that is included stays unknown. */
export function readIncludes(
  source: Source,
  yaml: YamlDocument | undefined,
): { documents: YamlDocument[]; complete: boolean } {
  const documents: YamlDocument[] = [];
  const seen = new Set<string>();
  const state = { complete: true };
  const visit = (from: YamlDocument | undefined): void => {
    if (!from) return;
    const include = from.get(from.root, 'include');
    if (!include) {
      if (from.entry(from.root, 'include') === undefined) return;
      state.complete = false;
      return;
    }
    const items = from.items(include);
    for (const node of items.length > 0 ? items : [include]) {
      const path = localPath(from, node);
      const text = path === undefined ? undefined : source.neighbours?.get(path);
      if (path === undefined || text === undefined) {
        state.complete = false;
        continue;
      }
      if (seen.has(path) || seen.size > 100) continue;
      seen.add(path);
      const file = parseIncluded(text);
      const [first, second] = file.documents;
      const main = second ?? first;
      if (file.problems.length > 0 || !main) state.complete = false;
      visit(main);
      if (main) documents.push(main);
    }
  };
  visit(yaml);
  return { documents, complete: state.complete };
}

/** Included files stay the same while the file that includes them is edited. */
const parsed = new Map<string, YamlFile>();

function parseIncluded(text: string): YamlFile {
  const known = parsed.get(text) ?? parseYaml(text);
  // Oldest out.
  if (!parsed.has(text) && parsed.size >= 100) for (const key of parsed.keys()) if (parsed.delete(key)) break;
  parsed.set(text, known);
  return known;
}

function localPath(yaml: YamlDocument, node: Node): string | undefined {
  const whole = yaml.scalar(node);
  const value = whole === undefined ? yaml.scalar(yaml.get(node, 'local')) : whole;
  if (typeof value !== 'string' || /^\w+:\/\/|[*$]/.test(value)) return undefined;
  if (yaml.entries(node).some(({ key }) => key !== 'local')) return undefined;
  return value.replace(/^\.?\//, '');
}
