import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Span } from '../core/span';
import type { YamlDocument } from './yaml';

/** An expression of a workflow, and where in the workflow it stands. */
export interface ExpressionPlace {
  /** The key that holds it, as GitHub's documentation names it: `jobs.<job_id>.steps.run`; `.[]` behind it for an item of any other list. */
  readonly key: string;
  /** What is written in the braces (or the whole of a bare condition), without YAML's quoting. */
  readonly text: string;
  /** The whole of it, braces included, in the file. */
  readonly span: Span;
  /** True when nothing else stands in the value, so that it may give an object. */
  readonly alone: boolean;
  /** True at the keys `if`, whose value is an expression even without braces. */
  readonly condition: boolean;
  /** The id of the job around it. */
  readonly job: string | undefined;
  /** The number of the step around it, from 0. */
  readonly step: number | undefined;
  /** A part of `text` as a part of the file. */
  spanOf(part: Span): Span;
}

interface Around {
  readonly key: string;
  readonly job: string | undefined;
  readonly step: number | undefined;
}

const maxPlaces = 20_000;

/** Every expression of a workflow in the order of the text; one that is not closed at all is left out. */
export function findExpressionPlaces(yaml: YamlDocument, text: string): ExpressionPlace[] {
  const found: ExpressionPlace[] = [];
  const seen = new Set<Node>();
  const keys = new Keys();
  let searched = 0;
  let opening = text.indexOf('${{');
  const holdsExpression = ({ start, end }: Span): boolean => {
    // Most nodes stand before the next one in the text, so it is looked for once.
    if (start < searched || (opening >= 0 && start > opening)) {
      searched = start;
      opening = text.indexOf('${{', start);
    }
    return opening >= 0 && opening + 3 <= end;
  };
  const walk = (node: Node, key: string, job: string | undefined, step: number | undefined, depth: number): void => {
    const followed = yaml.follow(node);
    // What an alias repeats is looked at once.
    if (!followed || seen.has(followed) || depth > 100 || found.length > maxPlaces) return;
    seen.add(followed);
    if (isScalar(followed)) {
      const whole = yaml.spanOf(followed);
      if (conditions.has(key) || holdsExpression(whole))
        found.push(...placesIn(followed, text, whole, { key, job, step }));
    } else if (isMap(followed)) {
      for (const { key: name, value } of yaml.entries(followed))
        if (value) walk(value, keys.under(key, name), key === 'jobs' ? name : job, step, depth + 1);
    } else if (isSeq(followed)) {
      const isSteps = key === 'jobs.<job_id>.steps';
      const itemKey = isSteps ? key : `${key}.[]`;
      for (const [index, item] of yaml.items(followed).entries())
        walk(item, itemKey, job, isSteps ? index : step, depth + 1);
    }
  };
  if (yaml.root) walk(yaml.root, '', undefined, undefined, 0);
  return found;
}

/** Keys whose value is an expression even without braces. */
const conditions: ReadonlySet<string> = new Set(['jobs.<job_id>.if', 'jobs.<job_id>.steps.if']);

/** Makes the name of each key of a workflow once: jobs and steps have the same ones. */
class Keys {
  private readonly known = new Map<string, Map<string, string>>();

  /** The key of what stands under a name in another key. */
  under(key: string, name: string): string {
    const names = this.known.get(key) ?? new Map<string, string>();
    if (names.size === 0) this.known.set(key, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    const made = joinKey(key, name);
    names.set(name, made);
    return made;
  }
}

function joinKey(key: string, name: string): string {
  switch (key) {
    case '':
      return name;
    case 'jobs':
      return 'jobs.<job_id>';
    case 'jobs.<job_id>.services':
      return `${key}.<service_id>`;
    case 'on.workflow_call.inputs':
      return `${key}.<inputs_id>`;
    case 'on.workflow_call.outputs':
      return `${key}.<output_id>`;
    default:
      return `${key}.${name}`;
  }
}

function* placesIn(node: Node, text: string, whole: Span, around: Around): Iterable<ExpressionPlace> {
  const condition = conditions.has(around.key);
  const written = text.slice(whole.start, whole.end);
  const value = unquote(written, node);
  const place = (start: number, end: number, from: number, to: number, alone: boolean): ExpressionPlace => {
    const at = (offset: number): number => whole.start + (value.places?.[offset] ?? offset + value.shift);
    const spanOf = (part: Span): Span => {
      const first = at(from + part.start);
      return { start: first, end: part.end > part.start ? at(from + part.end - 1) + 1 : first };
    };
    return {
      key: around.key,
      job: around.job,
      step: around.step,
      text: value.text.slice(from, to),
      span: { start: at(start), end: at(Math.max(start, end - 1)) + 1 },
      alone,
      condition,
      spanOf,
    };
  };
  const { text: content } = value;
  if (condition && !content.includes('${{')) {
    const start = content.search(/\S/);
    if (start >= 0) yield place(start, content.trimEnd().length, 0, content.length, true);
    return;
  }
  for (let from = content.indexOf('${{'); from >= 0; ) {
    const end = closing(content, from + 3);
    if (end === undefined) return;
    const alone = content.slice(0, from).trim() === '' && content.slice(end).trim() === '';
    yield place(from, end, from + 3, end - 2, alone);
    from = content.indexOf('${{', end);
  }
}

/** Where the expression that begins before `from` ends; when a text in it is not closed, the first `}}` of its line. */
function closing(content: string, from: number): number | undefined {
  let quoted = false;
  for (let at = from; at < content.length; at++) {
    if (content[at] === "'") quoted = !quoted;
    else if (!quoted && content.startsWith('}}', at)) return at + 2;
  }
  const end = /^[^\r\n]*?\}\}/.exec(content.slice(from))?.[0].length;
  return quoted && end !== undefined ? from + end : undefined;
}

interface Unquoted {
  readonly text: string;
  /** How far the text stands from the start of the node, where it is written as it is. */
  readonly shift: number;
  /** The place of each of its units from the start of the node, where it is not. */
  readonly places: readonly number[] | undefined;
}

function unquote(written: string, node: Node): Unquoted {
  const type = isScalar(node) ? node.type : undefined;
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    const header = /^[^\r\n]*(?:\r\n|\r|\n|$)/.exec(written)?.[0].length ?? 0;
    return { text: written.slice(header), shift: header, places: undefined };
  }
  if (type !== 'QUOTE_SINGLE' && type !== 'QUOTE_DOUBLE') return { text: written, shift: 0, places: undefined };
  const escaped = type === 'QUOTE_SINGLE' ? /''/y : /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|\r?\n[ \t]*|[^])/iy;
  const end = Math.max(1, written.length - 1);
  let text = '';
  const places: number[] = [];
  for (let at = 1; at < end; ) {
    escaped.lastIndex = at;
    const found = escaped.exec(written)?.[0];
    places.push(at);
    text += found === undefined ? written[at] : found === "''" ? "'" : (escapes[found] ?? ' ');
    at += found?.length ?? 1;
  }
  return { text, shift: 1, places };
}

const escapes: Readonly<Record<string, string>> = { '\\"': '"', '\\\\': '\\', '\\/': '/' };
