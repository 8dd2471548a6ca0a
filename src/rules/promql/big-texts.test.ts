import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Language } from '../../core/rule';
import { grafana } from '../grafana/language';
import { lintDocument } from '../lint';
import { prometheus } from '../prometheus/language';
import { prometheusRules } from '../prometheus-rules/language';
import { python } from '../python/language';

const most = 10_000_000;
const fill = (part: string): string => part.repeat(Math.ceil(most / part.length));

/** Texts of ten megabytes and texts that are nested without end. */
const texts: readonly (readonly [Language, readonly string[]])[] = [
  [
    prometheusRules,
    [
      fill('groups:\n- rules:\n  - expr: a\n'),
      `groups:\n${fill('- ')}`,
      `groups: [{rules: [{record: a, expr: '${'('.repeat(40_000)}'}]}]`,
    ],
  ],
  [prometheus, [fill('rule_files:\n - a.yml\n'), `scrape_configs: ${'['.repeat(50_000)}`]],
  [
    grafana,
    [
      `{"panels": [${fill('[')}`,
      `{"panels": ${'['.repeat(1_000_000)}`,
      `{"panels": [${'{"targets": [{"expr": "a"}]},'.repeat(20_000)}`,
    ],
  ],
  [python, [fill('import mlflow\n'), `x = ${fill('(')}`, `x = ${'('.repeat(200_000)}`, `${'f('.repeat(20_000)}`]],
];

describe('texts that are far too long', () => {
  for (const [language, those] of texts) {
    it(`do not hang the hints for ${language.title}`, async function () {
      this.timeout(60_000);
      const parse = await language.load();
      for (const text of those) {
        const start = process.cpuUsage();
        lintDocument(parse({ path: language.samplePath, text }), language.rules, {
          onRuleError: (_, error) => {
            throw error;
          },
        });
        const { user, system } = process.cpuUsage(start);
        assert.ok(user + system < 8_000_000, `took ${(user + system) / 1000} ms: ${text.slice(0, 40)}`);
      }
    });
  }
});
