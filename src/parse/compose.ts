import { isMap, isScalar, type Node } from 'yaml';
import type { Source } from '../core/rule';
import type { Span } from '../core/span';
import { compareShape, type ShapeProblem } from './compare-shape';
import type { Shapes } from './shape-notation';
import type { YamlDocument } from './yaml';
import { readYamlSource, type YamlSource } from './yaml-source';

/** One service of a Compose file. */
export interface ComposeService {
  readonly name: string;
  readonly nameSpan: Span;
  readonly node: Node | undefined;
}

/** A service that another one waits for. */
export interface ComposeDependency {
  readonly name: string;
  readonly span: Span;
  /** `undefined` in the short form, which waits for the start only. */
  readonly condition: string | undefined;
  readonly required: boolean;
}

/** A Compose file. */
export interface ComposeDocument extends YamlSource {
  /** The first document of the file; `undefined` in an empty file. */
  readonly yaml: YamlDocument | undefined;
  readonly services: readonly ComposeService[];
  /** Whether other files add to this one, so that what is missing here may stand there. */
  readonly isPart: boolean;
  dependencies(service: ComposeService): readonly ComposeDependency[];
  /** Where the file differs from what Compose takes. */
  schemaProblems(): readonly ShapeProblem[];
}

/** Loads the facts about the format once; the result reads any text without throwing. */
export async function loadCompose(): Promise<(source: Source) => ComposeDocument> {
  const facts = (await import('./shapes/compose.json')).default as unknown as { root: string; objects: Shapes };
  return (source) => parseCompose(source, facts);
}

function parseCompose(source: Source, facts: { readonly root: string; readonly objects: Shapes }): ComposeDocument {
  const read = readYamlSource(source);
  const isTemplate = /\{\{|\{%/.test(source.text) && read.file.problems.length > 0;
  const base: YamlSource = isTemplate
    ? { ...read, file: { documents: [], comments: read.comments, problems: [] } }
    : read;
  const yaml = base.file.documents[0];
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  const services = yaml
    ? yaml
        .entries(yaml.get(yaml.root, 'services'))
        .flatMap(({ key, keySpan, value }) =>
          key.startsWith('x-') || key === '' ? [] : [{ name: key, nameSpan: keySpan, node: value }],
        )
    : [];
  let problems: readonly ShapeProblem[] | undefined;
  return {
    ...base,
    yaml,
    services,
    isPart:
      !/^(docker-)?compose\.ya?ml$/.test(name) ||
      Boolean(yaml?.get(yaml.root, 'include')) ||
      /!(?:reset|override)\b/.test(source.text),
    dependencies: (service) => (yaml ? readDependencies(yaml, service) : []),
    schemaProblems: () => {
      problems ??=
        yaml && isMap(yaml.root) && base.file.problems.length === 0 && yaml.get(yaml.root, 'services')
          ? compare(yaml, source.text, facts)
          : [];
      return problems;
    },
  };
}

function compare(
  yaml: YamlDocument,
  text: string,
  facts: { readonly root: string; readonly objects: Shapes },
): ShapeProblem[] {
  return compareShape(
    yaml,
    yaml.root,
    facts.root,
    { at: '', span: { start: 0, end: 0 } },
    {
      shapes: facts.objects,
      isOpen: (node) => {
        const tag = node.tag ?? '';
        return tag.startsWith('!') || (isScalar(node) && /\$|\{\{/.test(text.slice(node.range?.[0], node.range?.[1])));
      },
      isExtension: (key) => key.startsWith('x-') || /\$|\{\{/.test(key),
      accepts: (shape, node) => {
        if (!isScalar(node)) return undefined;
        // Compose reads a number where old files have one for a text.
        if (shape.kind === 'string' && typeof node.value === 'number') return true;
        const isWord = typeof node.value === 'string' && /^(?:yes|no|on|off|true|false)$/i.test(node.value);
        return shape.kind === 'boolean' && isWord ? true : undefined;
      },
    },
  );
}

function readDependencies(yaml: YamlDocument, { node }: ComposeService): ComposeDependency[] {
  const at = yaml.get(node, 'depends_on');
  const listed = yaml.items(at).flatMap((item) => {
    const name = yaml.scalar(item);
    return typeof name === 'string' ? [{ name, span: yaml.spanOf(item), condition: undefined, required: true }] : [];
  });
  const mapped = yaml.entries(at).map(({ key, keySpan, value }) => ({
    name: key,
    span: keySpan,
    condition: String(yaml.scalar(yaml.get(value, 'condition')) ?? 'service_started'),
    required: yaml.scalar(yaml.get(value, 'required')) !== false,
  }));
  return [...listed, ...mapped];
}
