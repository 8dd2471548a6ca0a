import { isPair, isScalar, type Node, visit } from 'yaml';
import type { Span } from '../core/span';
import type { YamlDocument } from './yaml';

/** A job, command or executor that the file writes, or a job's or step's call of one. */
export interface CircleCall {
  /** The name that is called. */
  readonly name: string;
  readonly span: Span;
  /** What is given to it; `undefined` for a bare name. */
  readonly given: Node | undefined;
}

/** One job in a workflow. */
export interface CircleRun extends CircleCall {
  readonly workflow: string;
  /** The name under which other jobs wait for it. */
  readonly as: string;
}

/** A step or a workflow's job as a call: `name`, or a mapping of the name to what is given. */
export function readCall(yaml: YamlDocument, node: Node): CircleCall | undefined {
  const name = yaml.scalar(node);
  if (typeof name === 'string') return { name, span: yaml.spanOf(node), given: undefined };
  const [entry] = yaml.entries(node);
  return entry && entry.key !== '' ? { name: entry.key, span: entry.keySpan, given: entry.value } : undefined;
}

/** The steps of a list, with those inside `when` and `unless`. */
export function stepCalls(yaml: YamlDocument, list: Node | undefined, depth = 0): CircleCall[] {
  if (depth > 10) return [];
  return yaml.items(list).flatMap((node) => {
    const call = readCall(yaml, node);
    if (!call) return [];
    if (call.name === 'when' || call.name === 'unless')
      return stepCalls(yaml, yaml.get(call.given, 'steps'), depth + 1);
    return [call];
  });
}

/** Every scalar below a node that is a text, keys too, with where its written text begins. */
export function textsBelow(yaml: YamlDocument, node: Node | undefined): { value: string; span: Span }[] {
  const found: { value: string; span: Span }[] = [];
  if (!node) return found;
  visit(node, {
    Scalar(_key, scalar) {
      if (isScalar(scalar) && typeof scalar.value === 'string')
        found.push({ value: scalar.value, span: yaml.spanOf(scalar) });
    },
    Pair(_key, pair) {
      return isPair(pair) && isScalar(pair.key) && pair.key.value === '<<' ? visit.SKIP : undefined;
    },
  });
  return found;
}
