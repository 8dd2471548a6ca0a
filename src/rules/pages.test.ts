import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { severities } from '../core/finding';
import type { Language, Rule } from '../core/rule';
import { languages } from './languages';
import { lintDocument } from './lint';
import { pagePath } from './page';

interface Example {
  readonly side: 'wrong' | 'right';
  /** A file beside the document instead of the document itself: `file=.dockerignore` in the info string. */
  readonly file: string | undefined;
  readonly text: string;
}

/** The fenced examples of a page whose info string says `wrong` or `right`. */
function readExamples(page: string): Example[] {
  return [...page.matchAll(/^```(\S*) (wrong|right)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, , side, file, text]) => ({
      side: side === 'wrong' ? 'wrong' : 'right',
      file,
      text: text ?? '',
    }),
  );
}

async function problems(language: Language, rule: Rule, examples: readonly Example[], text: string): Promise<string[]> {
  const neighbours = new Map(
    examples.flatMap((example) => (example.file ? [[example.file, example.text] as const] : [])),
  );
  const parse = await language.load();
  return lintDocument(parse({ path: language.samplePath, text, neighbours }), [rule], {
    severity: { [rule.id]: rule.severity },
    onRuleError: (_, error) => assert.fail(String(error)),
  }).map(({ message }) => message);
}

for (const language of languages) {
  describe(`the rules of ${language.title}`, () => {
    it('have ids of their own language, each once', () => {
      const ids = language.rules.map(({ id }) => id);
      assert.deepEqual([...new Set(ids)], ids);
      for (const id of ids) assert.match(id, new RegExp(`^${language.id}/[a-z0-9]+(-[a-z0-9]+)*$`));
    });
    for (const rule of language.rules) {
      it(`${rule.id} is explained, and its page's examples hold`, async () => {
        const page = readFileSync(path.join(process.cwd(), pagePath(rule.id)), 'utf8');
        assert.match(page, /^# /, 'a title');
        for (const heading of ['## Why it matters', '## When to silence it', '## Sources'])
          assert.ok(page.includes(heading), heading);
        assert.ok(severities.includes(rule.severity));
        assert.ok(rule.summary.length > 10 && rule.why.length > 30);
        const examples = readExamples(page);
        for (const side of ['wrong', 'right'] as const) {
          const those = examples.filter((example) => example.side === side);
          const texts = those.filter(({ file }) => !file);
          assert.ok(texts.length > 0, `an example of ${side}`);
          for (const { text } of texts) {
            const found = await problems(language, rule, those, text);
            if (side === 'wrong') assert.ok(found.length > 0, `the rule reports\n${text}`);
            else assert.deepEqual(found, [], `the rule accepts\n${text}`);
          }
        }
      });
    }
  });
}

describe('the languages', () => {
  it('have ids of their own', () => {
    const ids = languages.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
  });
});
