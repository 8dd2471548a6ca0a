import type { Finding, Fix, Problem } from '../core/finding';
import { LineIndex } from '../core/line-index';
import type { Rule, SourceDocument } from '../core/rule';

/** Says whether a comment in the document silences a problem of a rule. */
export type IsSilenced = (rule: Pick<Rule, 'id' | 'aliases'>, problem: Pick<Problem, 'span'>) => boolean;

/** What one comment asks for. */
interface Wish {
  /** Rule ids, names or aliases in lower case; `all` means every rule. */
  readonly names: ReadonlySet<string>;
  /** below: the statement under the comment · line: what stands on its own line · file: everything. */
  readonly reach: 'below' | 'line' | 'file';
}

const ignore = /^(?:#|\/\/)\s*(?:mlops-roadmap|hadolint)\s+(global\s+)?ignore\s*=\s*([^#;]+)/i;
const skip = /^#\s*check\s*=\s*(?:[^#]*;)?\s*skip\s*=\s*([^#;]+)/i;
const zizmor = /^#\s*zizmor:\s*ignore\[([^\]]+)\]/i;

/**
 * Reads the silencing comments of a document: `# mlops-roadmap ignore=<rule>` and `# hadolint ignore=DL3006` in the comment lines
 * directly before a statement, `# … global ignore=` anywhere, BuildKit's `# check=skip=…`, and zizmor's `# zizmor: ignore[…]` on the line itself.
 */
export function readSilences(document: SourceDocument): IsSilenced {
  const { text } = document.source;
  const wishes = document.comments.flatMap(({ start, end }) => {
    const wish = readWish(text.slice(start, end));
    return wish ? [{ start, wish }] : [];
  });
  if (wishes.length === 0) return () => false;

  const lines = new LineIndex(text);
  const lineOf = (offset: number) => lines.positionAt(offset).line;
  const commentLines = new Set<number>();
  for (const { start, end } of document.comments) {
    const first = lineOf(start);
    if (text.slice(lines.lineSpan(first).start, start).trim() !== '') continue;
    for (let line = first; line <= lineOf(end); line++) commentLines.add(line);
  }
  const below = new Map<number, Wish[]>();
  const beside = new Map<number, Wish[]>();
  const everywhere: Wish[] = [];
  for (const { start, wish } of wishes) {
    if (wish.reach === 'file') everywhere.push(wish);
    else add(wish.reach === 'line' ? beside : below, lineOf(start), wish);
  }

  function* wishesFor(offset: number, end: number): Generator<Wish> {
    yield* everywhere;
    const line = lineOf(offset);
    for (let at = line; at <= lineOf(end); at++) yield* beside.get(at) ?? [];
    for (const from of new Set([line, lineOf(document.statementStart(offset))])) {
      for (let above = from - 1; commentLines.has(above); above--) yield* below.get(above) ?? [];
    }
  }
  return (rule, { span }) => {
    for (const { names } of wishesFor(span.start, span.end)) {
      if (names.has('all') || namesOf(rule).some((name) => names.has(name))) return true;
    }
    return false;
  };
}

/** A fix that silences the finding's rule in the comment line before its statement, extending a comment of ours that stands there. */
export function silence(document: SourceDocument, finding: Pick<Finding, 'rule' | 'span'>): Fix {
  const { text } = document.source;
  const lines = new LineIndex(text);
  const title = `Silence ${finding.rule} here`;
  const line = lines.positionAt(document.statementStart(finding.span.start)).line;
  const above = line > 1 ? lines.lineSpan(line - 1) : undefined;
  const comment = above && text.slice(above.start, above.end).trimEnd();
  if (above && comment && /^\s*(?:#|\/\/)\s*mlops-roadmap\s+ignore\s*=[^#;]*[^\s#;,]$/i.test(comment)) {
    const end = above.start + comment.length;
    return { title, edits: [{ span: { start: end, end }, text: `,${finding.rule}` }], safe: false };
  }
  const { start, end } = lines.lineSpan(line);
  const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  // A byte order mark must stay the first character of the file.
  const at = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  return {
    title,
    edits: [
      {
        span: { start: at, end: at },
        text: `${indent}${document.commentSign ?? '#'} mlops-roadmap ignore=${finding.rule}${lineEnd}`,
      },
    ],
    safe: false,
  };
}

function readWish(comment: string): Wish | undefined {
  const ours = ignore.exec(comment);
  if (ours) return { names: split(ours[2]), reach: ours[1] ? 'file' : 'below' };
  const buildkit = skip.exec(comment);
  if (buildkit) return { names: split(buildkit[1]), reach: 'file' };
  const beside = zizmor.exec(comment);
  return beside ? { names: split(beside[1]), reach: 'line' } : undefined;
}

function split(list: string | undefined): ReadonlySet<string> {
  return new Set(
    (list ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
  );
}

/** Everything a comment may call a rule: its id, its name without the language, other linters' ids. */
function namesOf({ id, aliases }: Pick<Rule, 'id' | 'aliases'>): string[] {
  return [id, id.slice(id.indexOf('/') + 1), ...aliases].map((name) => name.toLowerCase());
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
