import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Language, Source, SourceDocument } from '../core/rule';
import type { Span } from '../core/span';
import { commonJunk, createRandom, damageText } from './damaged-text';
import { lintDocument } from './lint';
import { silence } from './silence';
import { applyFix } from './testing';

/** What `bearsDamage` may be told about a language. */
export interface DamageOptions<D extends SourceDocument> {
  /** Words of the language that are put into texts besides the common junk. */
  readonly junk?: readonly string[];
  /** The path of every text; default the language's sample path. */
  readonly path?: string;
  /** The files beside every text; default none exist. */
  readonly neighbours?: ReadonlyMap<string, string>;
  /** Spans of the parser's own that must lie inside the text too. */
  readonly places?: (document: D) => Iterable<Span>;
  /** How many damaged texts are tried; default 2,000. */
  readonly runs?: number;
}

/** Time of the processor that one text may take; other programs are no fault of ours. */
const mostMilliseconds = 100;

/**
 * Defines the test that a language bears damage: in seeded damaged versions of the seed texts (whole, good files of the language) nothing
 * throws, hangs or points outside, and every fix and every silencing applies. All rules run, also those that are off by default.
 */
export function bearsDamage<D extends SourceDocument>(
  language: Language<D>,
  seeds: readonly string[],
  options: DamageOptions<D> = {},
): void {
  const { runs = 2_000, path = language.samplePath, neighbours = new Map<string, string>() } = options;
  const junk = [...commonJunk, ...(options.junk ?? [])];
  const severity = Object.fromEntries(language.rules.map((rule) => [rule.id, rule.severity]));
  const onRuleError = (rule: string, error: unknown): never => {
    throw new Error(`${rule} threw`, { cause: error });
  };

  describe(`${language.title} files that make no sense`, () => {
    let parse: (source: Source) => D;
    before(async () => {
      parse = await language.load();
      // The first run compiles code and must not count.
      for (const text of seeds) check(text);
    });

    function check(text: string): void {
      const source: Source = { path, text, neighbours };
      const document = parse(source);
      for (const span of document.comments) checkSpan(span, text, 'a comment');
      for (const span of options.places?.(document) ?? []) checkSpan(span, text, 'a part of the document');
      for (const finding of lintDocument(document, language.rules, { severity, onRuleError })) {
        checkSpan(finding.span, text, finding.rule);
        for (const fix of [finding.fix, silence(document, finding)])
          if (fix) assert.equal(typeof applyFix(source, fix).text, 'string');
      }
    }

    /** Milliseconds of the processor; a slow text is tried again, so that a pause of the garbage collector does not count. */
    function time(text: string): number {
      let best = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < 3 && best >= mostMilliseconds; attempt++) {
        const start = process.cpuUsage();
        check(text);
        const { user, system } = process.cpuUsage(start);
        best = Math.min(best, (user + system) / 1000);
      }
      return best;
    }

    it(`never throws, points outside or takes long, in ${runs} damaged files`, function () {
      this.timeout(240_000);
      for (let seed = 1; seed <= runs; seed++) {
        const text = damageText(seeds[seed % seeds.length] ?? '', junk, createRandom(seed));
        try {
          const milliseconds = time(text);
          assert.ok(milliseconds < mostMilliseconds, `took ${milliseconds} ms of the processor`);
        } catch (error) {
          const cause = error instanceof Error && error.cause instanceof Error ? `\n${error.cause.stack}` : '';
          assert.fail(`seed ${seed}: ${error instanceof Error ? error.stack : error}${cause}\n${JSON.stringify(text)}`);
        }
      }
    });
  });
}

function checkSpan({ start, end }: Span, text: string, what: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${what} points at ${start} to ${end} of ${text.length}`);
}
