import type { Node } from 'yaml';
import { isMap, isScalar } from 'yaml';
import type { Source } from '../core/rule';
import type { Span } from '../core/span';
import { compareShape, type ShapeProblem } from './compare-shape';
import type { Shapes } from './shape-notation';
import type { YamlDocument } from './yaml';
import { readYamlSource, type YamlSource } from './yaml-source';

/** One object of a manifest. */
export interface KubernetesObject {
  readonly yaml: YamlDocument;
  readonly node: Node;
  readonly apiVersion: string;
  readonly kind: string;
  readonly apiSpan: Span;
  readonly kindSpan: Span;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Whether it changes an object that stands elsewhere, and so leaves out what that one has. */
  readonly isPatch: boolean;
}

/** A container of a pod template, with its pod and the object around it. */
export interface KubernetesContainer {
  readonly object: KubernetesObject;
  readonly pod: Node;
  readonly node: Node;
  readonly isInit: boolean;
}

/** A Kubernetes manifest: several objects in one file. */
export interface KubernetesDocument extends YamlSource {
  readonly objects: readonly KubernetesObject[];
  readonly containers: readonly KubernetesContainer[];
  /** Where objects of known kinds differ from what the API server takes. */
  schemaProblems(): readonly ShapeProblem[];
  /** The API versions that serve a kind; `undefined` for a kind that is not built in. */
  versionsOf(kind: string): readonly string[] | undefined;
}

interface Facts {
  readonly roots: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, readonly string[]>>;
  readonly objects: Shapes;
}

/** Loads the facts about kinds once; the result reads any text without throwing. */
export async function loadKubernetes(): Promise<(source: Source) => KubernetesDocument> {
  const facts: Facts = (await import('./shapes/kubernetes.json')).default as unknown as Facts;
  return (source) => parseKubernetes(source, facts);
}

function parseKubernetes(source: Source, facts: Facts): KubernetesDocument {
  const read = readYamlSource(source);
  const isTemplate = /\{\{|:[ \t]+\{[\w-]+\}[\w./:-]/.test(source.text) && read.file.problems.length > 0;
  // A template is no YAML until its values are put in: nothing can be said of it.
  const base: YamlSource = isTemplate
    ? { ...read, file: { documents: [], comments: read.comments, problems: [] } }
    : read;
  const objects = base.file.documents.flatMap((yaml) => readObjects(yaml, yaml.root, source, 0));
  let problems: readonly ShapeProblem[] | undefined;
  return {
    ...base,
    objects,
    containers: objects.flatMap(readContainers),
    schemaProblems: () => {
      problems ??= base.file.problems.length > 0 ? [] : objects.flatMap((object) => compare(object, source, facts));
      return problems;
    },
    versionsOf: (kind) => (Object.hasOwn(facts.versions, kind) ? facts.versions[kind] : undefined),
  };
}

function readObjects(yaml: YamlDocument, node: Node | undefined, source: Source, depth: number): KubernetesObject[] {
  const api = yaml.get(node, 'apiVersion');
  const kindNode = yaml.get(node, 'kind');
  const apiVersion = yaml.scalar(api);
  const kind = yaml.scalar(kindNode);
  if (!node || typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  if (/List$/.test(kind) && depth < 3)
    return yaml.items(yaml.get(node, 'items')).flatMap((item) => readObjects(yaml, item, source, depth + 1));
  if (/^kustomize\.config\.k8s\.io\//.test(apiVersion)) return [];
  const metadata = yaml.get(node, 'metadata');
  const text = (key: string) => {
    const value = yaml.scalar(yaml.get(metadata, key));
    return value === undefined || value === null ? undefined : String(value);
  };
  return [
    {
      yaml,
      node,
      apiVersion,
      kind,
      apiSpan: yaml.spanOf(api),
      kindSpan: yaml.spanOf(kindNode),
      name: text('name'),
      namespace: text('namespace'),
      isPatch: isPatch(yaml, node, kind, source),
    },
  ];
}

/** Kustomize puts a patch over an object that stands elsewhere: it has no selector and often no image. */
function isPatch(yaml: YamlDocument, node: Node, kind: string, source: Source): boolean {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  if (
    /patch|overlay|override/i.test(name) ||
    /(^|\/)(overlays?|patch(es)?|components|envs?|environments?)\//i.test(source.path)
  )
    return true;
  if (/^\s*\$patch:/m.test(source.text)) return true;
  const patches = /^(?:patches|patchesStrategicMerge)\s*:([\s\S]*?)(?=^\w|$(?![\s\S]))/m.exec(
    kustomizationOf(source),
  )?.[1];
  if (patches?.includes(name)) return true;
  if (!/^(Deployment|StatefulSet|DaemonSet)$/.test(kind)) return false;
  const spec = yaml.get(node, 'spec');
  if (!spec || yaml.get(spec, 'selector')) return false;
  const pod = yaml.get(yaml.get(spec, 'template'), 'spec');
  const containers = yaml.items(yaml.get(pod, 'containers'));
  return containers.length === 0 || containers.some((container) => !yaml.get(container, 'image'));
}

/** The kustomization beside a file; empty where there is none. */
export function kustomizationOf({ neighbours }: Source): string {
  return neighbours?.get('kustomization.yaml') ?? neighbours?.get('kustomization.yml') ?? '';
}

/** Where each kind keeps its pod. */
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ...Object.fromEntries(
    ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].map((kind) => [kind, ['spec', 'template', 'spec']]),
  ),
};

/** The pod of an object: `undefined` when its kind has none. */
export function podOf({ yaml, node, kind }: KubernetesObject): Node | undefined {
  const path = Object.hasOwn(podPaths, kind) ? podPaths[kind] : undefined;
  return path?.reduce<Node | undefined>((at, key) => yaml.get(at, key), node);
}

function readContainers(object: KubernetesObject): KubernetesContainer[] {
  const pod = podOf(object);
  if (!pod) return [];
  const { yaml } = object;
  return ['initContainers', 'containers'].flatMap((key) =>
    yaml
      .items(yaml.get(pod, key))
      .filter((node) => isMap(node))
      .map((node) => ({ object, pod, node, isInit: key === 'initContainers' })),
  );
}

function compare(object: KubernetesObject, source: Source, facts: Facts): ShapeProblem[] {
  const { yaml, node, apiVersion, kind, kindSpan } = object;
  const root = facts.roots[`${apiVersion}/${kind}`];
  if (!root) return [];
  const isBase = /^(?:Deployment|StatefulSet|DaemonSet)$/.test(kind) && kustomizationOf(source) !== '';
  return compareShape(
    yaml,
    node,
    root,
    { at: kind, span: kindSpan },
    {
      shapes: facts.objects,
      isOpen: (each) => isOpen(each, source.text),
      isExtension: (key) => key.startsWith('$') || key.includes('{{') || key === '<<' || key.startsWith('x-'),
      // Where a kustomization stands beside it, one above may add labels and with them the selector.
      checksRequired: !object.isPatch && !(isBase && !yaml.get(yaml.get(node, 'spec'), 'selector')),
      accepts: (shape, each) => {
        const isWord = isScalar(each) && each.type === 'PLAIN' && /^(?:yes|no|on|off)$/i.test(String(each.value));
        // The readers of Kubernetes are of YAML 1.1, to which these words are no texts.
        return isWord ? shape.kind === 'boolean' : undefined;
      },
    },
  );
}

/** A variable of a template tool stands for any value. */
function isOpen(node: Node, text: string): boolean {
  const [start = 0, end = start] = node.range ?? [];
  if (isScalar(node))
    return typeof node.value === 'string' && /\{\{|\$[{(]|^<.*>$|^\$\w+$|__\w+__|^@\w/.test(node.value);
  return end > start && (text.startsWith('{{', start) || /^\{[\w-]+\}$/.test(text.slice(start, end)));
}
