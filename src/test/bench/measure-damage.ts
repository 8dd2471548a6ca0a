import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { applyEdits } from '../../core/apply-edits';
import type { Language } from '../../core/rule';
import { commonJunk, createRandom, damageText } from '../../rules/damaged-text';
import { languages } from '../../rules/languages';
import { lintDocument } from '../../rules/lint';
import { pagePath } from '../../rules/page';
import { silence } from '../../rules/silence';
import { productFolder } from '../../tools/product-folder';
import type { Measure } from './measure';
import { longDockerfile, longWorkflow } from './samples';

/** Damaged versions of the examples of every rule: nothing throws, points outside or hangs. `runs` are shared among the languages; failing seeds are printed. */
export async function measureDamage(runs: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const language of languages) {
    const seeds = await examplesOf(language);
    const each = Math.ceil(runs / languages.length);
    const failed: string[] = [];
    let slowest = { milliseconds: 0, seed: 0 };
    const check = await createCheck(language);
    for (const text of seeds) check(text);
    for (let seed = 1; seed <= each; seed++) {
      const text = damageText(seeds[seed % seeds.length] ?? '', commonJunk, createRandom(seed));
      const start = process.cpuUsage();
      try {
        check(text);
      } catch (error) {
        failed.push(`seed ${seed}: ${(error as Error).message}\n${JSON.stringify(text)}`);
      }
      const { user, system } = process.cpuUsage(start);
      if ((user + system) / 1000 > slowest.milliseconds) slowest = { milliseconds: (user + system) / 1000, seed };
    }
    for (const line of failed.slice(0, 20)) console.error(`${language.id}: ${line}`);
    const note = `${each} runs, seeds 1 to ${each}, of ${seeds.length} texts`;
    measures.push({
      name: `Damaged ${language.title} files that break a rule`,
      value: failed.length,
      unit: '',
      limit: 0,
      note,
    });
    measures.push({
      name: `Slowest damaged ${language.title} file`,
      value: slowest.milliseconds,
      unit: 'ms of the processor',
      limit: 100,
      note: `seed ${slowest.seed}`,
    });
  }
  return measures;
}

async function createCheck(language: Language): Promise<(text: string) => void> {
  const parse = await language.load();
  const severity = Object.fromEntries(language.rules.map((rule) => [rule.id, rule.severity]));
  const onRuleError = (rule: string, error: unknown): never => {
    throw new Error(`${rule} threw: ${(error as Error).stack}`);
  };
  return (text) => {
    const document = parse({ path: language.samplePath, text, neighbours: new Map() });
    for (const finding of lintDocument(document, language.rules, { severity, onRuleError })) {
      const { start, end } = finding.span;
      if (!(0 <= start && start <= end && end <= text.length)) throw new Error(`${finding.rule} points outside`);
      for (const fix of [finding.fix, silence(document, finding)]) if (fix) applyEdits(text, fix.edits);
    }
  };
}

async function examplesOf(language: Language): Promise<string[]> {
  const long = { dockerfile: longDockerfile(60), 'github-actions': longWorkflow(60) }[language.id];
  const found = long === undefined ? [] : [long];
  for (const { id } of language.rules) {
    const page = await readFile(path.join(productFolder(), pagePath(id)), 'utf8');
    for (const [, text = ''] of page.matchAll(/^```\S+ (?:wrong|right)[^\n]*\n(.*?)^```/gms)) found.push(text);
  }
  return found;
}
