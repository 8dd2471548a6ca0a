import type { Node } from 'yaml';
import { isScalar } from 'yaml';
import type { Source } from '../core/rule';
import type { Span } from '../core/span';
import { compareShape, type ShapeProblem } from './compare-shape';
import { dvcShapes } from './shapes/dvc';
import type { YamlDocument } from './yaml';
import { readYamlSource, type YamlSource } from './yaml-source';

/** A path that a stage reads or writes. */
export interface DvcPath {
  /** As written. */
  readonly path: string;
  readonly span: Span;
  /** Relative to the folder of `dvc.yaml`, without `./`; `undefined` when a template decides it. */
  readonly resolved: string | undefined;
  readonly kind: 'deps' | 'outs' | 'metrics' | 'plots';
  /** What is set for it, e.g. `cache: false`. */
  readonly options: Node | undefined;
}

/** A stage of a pipeline; one with `foreach` or `matrix` stands for several. */
export interface DvcStage {
  readonly name: string;
  readonly nameSpan: Span;
  /** The mapping that holds `cmd`. */
  readonly node: Node | undefined;
  readonly isMany: boolean;
  /** The commands in order. */
  readonly commands: readonly { readonly text: string; readonly span: Span }[];
  readonly paths: readonly DvcPath[];
  /** The names of parameters, with the file they stand in. */
  readonly params: readonly { readonly name: string | undefined; readonly file: string; readonly span: Span }[];
}

/** A `dvc.yaml`. */
export interface DvcDocument extends YamlSource {
  readonly yaml: YamlDocument | undefined;
  readonly stages: readonly DvcStage[];
  schemaProblems(): readonly ShapeProblem[];
}

/** Reads any text as `dvc.yaml` without throwing. */
export function parseDvc(source: Source): DvcDocument {
  const base = readYamlSource(source);
  const yaml = base.file.documents[0];
  const stages = yaml
    ? yaml.entries(yaml.get(yaml.root, 'stages')).map(({ key, keySpan, value }) => readStage(yaml, key, keySpan, value))
    : [];
  let problems: readonly ShapeProblem[] | undefined;
  return {
    ...base,
    yaml,
    stages,
    schemaProblems: () => {
      problems ??=
        yaml && base.file.problems.length === 0
          ? compareShape(
              yaml,
              yaml.root,
              '@file',
              { at: '', span: { start: 0, end: 0 } },
              {
                shapes: dvcShapes,
                isOpen: (node) => isScalar(node) && typeof node.value === 'string' && node.value.includes('${'),
              },
            )
          : [];
      return problems;
    },
  };
}

function readStage(yaml: YamlDocument, name: string, nameSpan: Span, value: Node | undefined): DvcStage {
  const node = yaml.get(value, 'do') ?? value;
  const folder = String(yaml.scalar(yaml.get(node, 'wdir')) ?? '');
  const cmd = yaml.get(node, 'cmd');
  const commands = [...(isScalar(cmd) ? [cmd] : []), ...yaml.items(cmd)].flatMap((each) => {
    const text = yaml.scalar(each);
    return typeof text === 'string' ? [{ text, span: yaml.spanOf(each) }] : [];
  });
  const paths = (['deps', 'outs', 'metrics', 'plots'] as const).flatMap((kind) =>
    yaml.items(yaml.get(node, kind)).flatMap((item) => readPath(yaml, item, kind, folder)),
  );
  return {
    name,
    nameSpan,
    node,
    isMany: yaml.entry(value, 'foreach') !== undefined || yaml.entry(value, 'matrix') !== undefined,
    commands,
    paths,
    params: readParams(yaml, yaml.get(node, 'params')),
  };
}

function readPath(yaml: YamlDocument, item: Node, kind: DvcPath['kind'], folder: string): DvcPath[] {
  const short = yaml.scalar(item);
  const [entry] = yaml.entries(item);
  const path = typeof short === 'string' ? short : entry?.key;
  if (path === undefined || path === '') return [];
  const span = entry ? entry.keySpan : yaml.spanOf(item);
  return [{ path, span, resolved: resolvePath(folder, path), kind, options: entry?.value }];
}

function readParams(yaml: YamlDocument, node: Node | undefined): DvcStage['params'] {
  return yaml.items(node).flatMap((item) => {
    const short = yaml.scalar(item);
    if (typeof short === 'string') return [{ name: short, file: 'params.yaml', span: yaml.spanOf(item) }];
    return yaml.entries(item).flatMap(({ key, keySpan, value }): DvcStage['params'] => {
      const names = yaml.items(value).flatMap((each) => {
        const name = yaml.scalar(each);
        return typeof name === 'string' ? [{ name, file: key, span: yaml.spanOf(each) }] : [];
      });
      return names.length > 0 ? names : [{ name: undefined, file: key, span: keySpan }];
    });
  });
}

/** A path relative to the file's folder; `undefined` when a template or a place elsewhere decides it. */
export function resolvePath(folder: string, path: string): string | undefined {
  const whole = folder && folder !== '.' ? `${folder}/${path}` : path;
  if (/\$\{|:\/\/|^[/~]|^[A-Za-z]:[\\/]|^ds:/.test(path) || /\$\{|^\//.test(folder)) return undefined;
  const parts: string[] = [];
  for (const part of whole.split(/[\\/]+/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
