import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { applyEdits } from '../core/apply-edits';
import type { Finding, Fix } from '../core/finding';
import type { Language, Rule, Source, SourceDocument } from '../core/rule';
import type { Span } from '../core/span';
import { lintDocument } from './lint';

/** One text of a rule's table: just the text, or with its path and the files beside it. */
export type Case =
  | string
  | { readonly text: string; readonly path?: string; readonly beside?: Readonly<Record<string, string>> };

/** The table of a rule: `⟦` and `⟧` mark exactly the spans that it must report. */
export interface CaseTable {
  readonly fails: readonly Case[];
  readonly passes: readonly Case[];
  /** What applying every fix, one after the other, makes of a text. */
  readonly fixes?: readonly {
    readonly before: Case;
    readonly after: string;
    readonly files?: Readonly<Record<string, string>>;
  }[];
}

/**
 * Defines the tests of one rule: it reports exactly the marked spans, each fix resolves what it was offered for and nothing stays that has
 * a fix, and no beginning of a failing text (as it is while being typed) makes it throw or point outside.
 */
export function cases<D extends SourceDocument>(rule: Rule<D>, language: Language<D>, table: CaseTable): void {
  describe(rule.id, () => {
    let parse: (source: Source) => D;
    before(async () => {
      parse = await language.load();
    });
    const find = (source: Source): Finding[] =>
      lintDocument(parse(source), [rule], {
        severity: { [rule.id]: rule.severity },
        onRuleError: (_, error) => {
          throw error;
        },
      });

    for (const entry of table.fails) {
      const { source, marked } = readCase(entry, language);
      it(`reports ${title(marked)}`, () => {
        assert.ok(marked.includes('⟦'), 'a failing case marks at least one span');
        const findings = find(source);
        assert.equal(
          mark(
            source.text,
            findings.map(({ span }) => span),
          ),
          marked,
        );
        checkTexts(findings);
        checkFixes(source, findings, find);
      });
    }
    for (const entry of table.passes) {
      const { source, marked } = readCase(entry, language);
      it(`accepts ${title(marked)}`, () => {
        assert.ok(!marked.includes('⟦'), 'a passing case marks nothing');
        assert.equal(
          mark(
            source.text,
            find(source).map(({ span }) => span),
          ),
          source.text,
        );
      });
    }
    for (const { before: entry, after, files = {} } of table.fixes ?? []) {
      const { source, marked } = readCase(entry, language);
      it(`fixes ${title(marked)}`, () => {
        const fixed = applyAll(source, find);
        assert.equal(fixed.text, after);
        for (const [path, text] of Object.entries(files)) assert.equal(fixed.neighbours?.get(path), text);
      });
    }
    it(`${rule.fixable ? 'offers' : 'offers no'} fix`, () => {
      const findings = table.fails.flatMap((entry) => find(readCase(entry, language).source));
      assert.equal(
        findings.some(({ fix }) => fix),
        rule.fixable,
      );
    });
    it('bears half-typed text', () => {
      for (const entry of table.fails) {
        const { source } = readCase(entry, language);
        for (let length = 0; length < source.text.length; length++) {
          for (const { span } of find({ ...source, text: source.text.slice(0, length) }))
            assert.ok(
              0 <= span.start && span.start <= span.end && span.end <= length,
              `span inside at length ${length}`,
            );
        }
      }
    });
  });
}

/** The source after a fix, with the files it creates beside it. */
export function applyFix(source: Source, fix: Fix): Source {
  const neighbours = new Map(source.neighbours);
  for (const { path, text } of fix.files ?? []) neighbours.set(path, text);
  return { ...source, text: applyEdits(source.text, fix.edits), neighbours };
}

/** Splits a marked text into the text and its spans; the marks must pair up. */
export function readMarks(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  const open: number[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '⟦') open.push(text.length);
    else if (character === '⟧') spans.push({ start: open.pop() ?? assert.fail('⟧ without ⟦'), end: text.length });
    else text += character;
  }
  assert.equal(open.length, 0, '⟦ without ⟧');
  return { text, spans };
}

/** Puts the marks of spans into a text. */
export function mark(text: string, spans: readonly Span[]): string {
  const edits = spans.flatMap(({ start, end }) => [
    { span: { start, end: start }, text: '⟦' },
    { span: { start: end, end }, text: '⟧' },
  ]);
  return applyEdits(text, edits);
}

function readCase(
  entry: Case,
  language: Pick<Language, 'samplePath'>,
): { readonly source: Source; readonly marked: string } {
  const { text: marked, path = language.samplePath, beside } = typeof entry === 'string' ? { text: entry } : entry;
  const { text } = readMarks(marked);
  return { marked, source: { path, text, ...(beside && { neighbours: new Map(Object.entries(beside)) }) } };
}

function checkTexts(findings: readonly Finding[]): void {
  for (const { message, fix } of findings) {
    assert.match(message, /\.$/, 'a message is whole sentences');
    assert.ok(message.length <= 400, `a message is short: ${message}`);
    if (fix) assert.match(fix.title, /^[A-Z][^.]*/, 'a fix title is an order');
  }
}

/** Each fix alone resolves its finding; all of them leave nothing that has a fix. */
function checkFixes(source: Source, findings: readonly Finding[], find: (source: Source) => Finding[]): void {
  for (const { fix, message } of findings) {
    if (!fix) continue;
    const left = find(applyFix(source, fix)).length;
    assert.ok(left < findings.length, `“${fix.title}” resolves “${message}” (${left} of ${findings.length} left)`);
  }
  assert.deepEqual(
    find(applyAll(source, find)).filter(({ fix }) => fix),
    [],
  );
}

function applyAll(source: Source, find: (source: Source) => Finding[]): Source {
  let current = source;
  for (let round = 0; round < 50; round++) {
    const fix = find(current).find((finding) => finding.fix)?.fix;
    if (!fix) return current;
    current = applyFix(current, fix);
  }
  return assert.fail('fixes go on for ever');
}

function title(text: string): string {
  const line = text.trim().replace(/\s*\r?\n\s*/g, ' ↵ ');
  return line.length > 100 ? `${line.slice(0, 99)}…` : line || 'an empty file';
}
