import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Span } from '../core/span';
import { readNotation, type Shape, type Shapes } from './shape-notation';
import type { YamlDocument } from './yaml';

/** Where a file differs from its shape. */
export type ShapeProblem =
  | {
      readonly kind: 'unknown';
      readonly span: Span;
      readonly key: string;
      readonly known: readonly string[];
      readonly at: string;
    }
  | { readonly kind: 'missing'; readonly span: Span; readonly key: string; readonly at: string }
  | { readonly kind: 'type'; readonly span: Span; readonly wanted: string; readonly key: string; readonly node: Node }
  | { readonly kind: 'value'; readonly span: Span; readonly values: readonly string[]; readonly key: string };

/** What a format lets through besides its shapes. */
export interface ShapeOptions {
  readonly shapes: Shapes;
  /** A node that stands for something else (a template, a variable) fits everywhere. */
  readonly isOpen: (node: Node) => boolean;
  /** Keys that may stand in every object, e.g. `x-…`. */
  readonly isExtension?: (key: string) => boolean;
  /** Whether a scalar fits; `undefined` leaves it to its type in YAML. */
  readonly accepts?: (shape: Shape, node: Node) => boolean | undefined;
  /** Patches leave out what the thing that they patch has. Default true. */
  readonly checksRequired?: boolean;
}

/** How many nodes are compared: aliases can make a page of text stand for billions. */
const maxNodes = 50_000;

/** Compares a node with a shape in the notation of `readNotation`; `at` names the node for the reader, `span` is where it is named. */
export function compareShape(
  yaml: YamlDocument,
  node: Node | undefined,
  notation: string,
  place: { readonly at: string; readonly span: Span },
  options: ShapeOptions,
): ShapeProblem[] {
  const walk = new Comparison(yaml, options);
  return node ? walk.compare(node, readNotation(notation), place, 0) : [];
}

interface Place {
  readonly at: string;
  readonly span: Span;
}

class Comparison {
  private left = maxNodes;

  constructor(
    private readonly yaml: YamlDocument,
    private readonly options: ShapeOptions,
  ) {}

  compare(node: Node, alternatives: readonly Shape[], place: Place, depth: number): ShapeProblem[] {
    // Where nothing is written a default applies.
    if (isScalar(node) && node.value === null) return [];
    if (--this.left < 0 || depth > 60 || this.options.isOpen(node)) return [];
    const fitting = alternatives.filter((shape) => this.fits(shape, node));
    if (fitting.length === 0) return [this.explainType(node, alternatives, place)];
    let fewest: ShapeProblem[] | undefined;
    for (const shape of fitting) {
      const problems = this.inside(node, shape, place, depth);
      if (problems.length === 0) return [];
      if (!fewest || problems.length < fewest.length) fewest = problems;
    }
    return fewest ?? [];
  }

  private inside(node: Node, shape: Shape, place: Place, depth: number): ShapeProblem[] {
    const { yaml } = this;
    if (shape.kind === 'list')
      return yaml
        .items(node)
        .flatMap((item) => this.compare(item, shape.of, { at: place.at, span: yaml.spanOf(item) }, depth + 1));
    if (shape.kind === 'map')
      return yaml
        .entries(node)
        .flatMap(({ key, keySpan, value }) =>
          value ? this.compare(value, shape.of, { at: key, span: keySpan }, depth + 1) : [],
        );
    return shape.kind === 'object' ? this.object(node, shape.name, place, depth) : [];
  }

  private object(node: Node, name: string, place: Place, depth: number): ShapeProblem[] {
    const { options, yaml } = this;
    const shape = options.shapes[name];
    if (!shape) return [];
    const problems: ShapeProblem[] = [];
    const entries = yaml.entries(node);
    for (const { key, keySpan, value } of entries) {
      const notation = Object.hasOwn(shape.p, key) ? shape.p[key] : undefined;
      if (notation !== undefined) {
        if (value) problems.push(...this.compare(value, readNotation(notation), { at: key, span: keySpan }, depth + 1));
      } else if (!shape.open && !options.isExtension?.(key) && key !== '') {
        problems.push({ kind: 'unknown', span: keySpan, key, known: Object.keys(shape.p), at: place.at });
      }
    }
    if (options.checksRequired === false) return problems;
    for (const key of shape.r ?? [])
      if (!entries.some((entry) => entry.key === key && entry.value))
        problems.push({ kind: 'missing', span: place.span, key, at: place.at });
    return problems;
  }

  private fits(shape: Shape, node: Node): boolean {
    if (shape.kind === 'any') return true;
    if (shape.kind === 'list') return isSeq(node);
    if (shape.kind === 'map' || shape.kind === 'object') return isMap(node);
    if (!isScalar(node)) return false;
    const accepted = this.options.accepts?.(shape, node);
    if (accepted !== undefined) return accepted;
    const { value } = node;
    if (shape.kind === 'string') return typeof value === 'string' || value instanceof Date;
    if (shape.kind === 'values') return shape.values.includes(String(value));
    if (shape.kind === 'boolean') return typeof value === 'boolean';
    if (shape.kind === 'integer')
      return (typeof value === 'number' && Number.isInteger(value)) || typeof value === 'bigint';
    return shape.kind === 'number' && typeof value === 'number';
  }

  private explainType(node: Node, alternatives: readonly Shape[], place: Place): ShapeProblem {
    const span = this.yaml.spanOf(node);
    const values = alternatives.flatMap((shape) => (shape.kind === 'values' ? shape.values : []));
    if (isScalar(node) && values.length > 0) return { kind: 'value', span, values, key: place.at };
    const wanted = [...new Set(alternatives.map(nameOf))].join(' or ');
    return { kind: 'type', span, wanted, key: place.at, node };
  }
}

function nameOf(shape: Shape): string {
  switch (shape.kind) {
    case 'any':
      return 'anything';
    case 'string':
    case 'values':
      return 'a text';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return '`true` or `false`';
    case 'null':
      return 'nothing';
    case 'list':
      return 'a list';
    case 'map':
    case 'object':
      return 'a mapping';
  }
}
