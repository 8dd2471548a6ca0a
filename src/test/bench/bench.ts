// Measures what the product promises about speed; medians and ratios of one run. Called by scripts/bench.mjs.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Language } from '../../core/rule';
import { loadExercises, ownPack } from '../../lessons/packs';
import { runChecks } from '../../lessons/run-checks';
import { buildWorkspace } from '../../lessons/workspace';
import { languageOf } from '../../rules/languages';
import { lintDocument } from '../../rules/lint';
import { createTools } from '../../tools/create-tools';
import { productFolder } from '../../tools/product-folder';
import { type Measure, percentile } from './measure';
import { measureFolder } from './measure-folder';
import { measureGrowth } from './measure-growth';
import { measureMemory } from './measure-memory';
import { longDockerfile, longWorkflow, typing } from './samples';

export { measureDamage } from './measure-damage';

const warmUps = 40;

/** Only what hints cost: for those who write rules. */
export async function measureRules(): Promise<Measure[]> {
  return [
    ...(await measureHints('a 1,000-line Dockerfile', 'Dockerfile', longDockerfile(1000), 16, 95, 'WORKDIR')),
    ...(await measureHints('a 300-line workflow', '.github/workflows/model.yml', longWorkflow(300), 5, 50, 'runs-on')),
    ...(await measureFolder()),
    ...(await measureMemory()),
  ];
}

/** Everything that can be measured in a plain process. */
export async function measureAll(): Promise<Measure[]> {
  return [...(await measureRules()), ...(await measureStaticChecks()), ...measureList(), ...measureGrowth()];
}

/** From a keystroke to findings: parse and all rules, on a text that differs each time. */
async function measureHints(
  what: string,
  file: string,
  text: string,
  limit: number,
  percent: number,
  anchor: string,
): Promise<Measure[]> {
  const language = languageOf(file, text) as Language;
  const begin = performance.now();
  const parse = await language.load();
  const load = performance.now() - begin;
  // A new line of comment in the middle, key by key: the file stays whole, as it mostly is while one types.
  const at = text.indexOf('\n', text.indexOf(anchor, text.length / 2));
  const texts = typing(text, at, '\n# a comment that somebody types in the middle of the file'.repeat(4));
  const times: number[] = [];
  let findings = 0;
  for (const [index, version] of texts.entries()) {
    const start = performance.now();
    findings = lintDocument(parse({ path: file, text: version, neighbours: new Map() }), language.rules).length;
    if (index >= warmUps) times.push(performance.now() - start);
  }
  const note = `${text.split('\n').length} lines, ${findings} findings, ${times.length} runs, median ${percentile(times, 50).toFixed(1)} ms, p95 ${percentile(times, 95).toFixed(1)} ms`;
  return [
    {
      name: `Hints of ${what}, ${percent === 50 ? 'median' : `p${percent}`}`,
      value: percentile(times, percent),
      unit: 'ms',
      limit,
      note,
    },
    { name: `Loading the parser for ${what}`, value: load, unit: 'ms' },
  ];
}

async function measureStaticChecks(): Promise<Measure[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-bench-'));
  const tools = createTools({ home, env: process.env, log: () => {} });
  const signal = new AbortController().signal;
  const measures: Measure[] = [];
  try {
    const { exercises } = await loadExercises([{ name: ownPack, folder: path.join(productFolder(), 'exercises') }]);
    for (const exercise of exercises) {
      const workspace = path.join(home, exercise.id);
      await buildWorkspace(exercise, workspace, tools, signal);
      const times: number[] = [];
      for (let run = 0; run < 12; run++) {
        const start = performance.now();
        await runChecks({ exercise, workspace, mode: 'static', trusted: true, tools }, signal);
        if (run >= 2) times.push(performance.now() - start);
      }
      measures.push({
        name: `Static checks of ${exercise.id}, median`,
        value: percentile(times, 50),
        unit: 'ms',
        limit: 200,
      });
    }
  } finally {
    await tools.dispose();
    await rm(home, { recursive: true, force: true });
  }
  return measures;
}

/** The command line as a process, beside an empty process of the same Node. */
function measureList(): Measure[] {
  const cli = path.join(productFolder(), 'dist', 'cli.js');
  const time = (args: readonly string[]) => {
    const times: number[] = [];
    for (let run = 0; run < 15; run++) {
      const start = performance.now();
      execFileSync(process.execPath, args, { stdio: 'ignore' });
      times.push(performance.now() - start);
    }
    return percentile(times, 50);
  };
  const empty = time(['-e', '0']);
  const list = time([cli, 'list']);
  const note = `${(list / empty).toFixed(2)} times an empty Node process of ${empty.toFixed(0)} ms`;
  return [{ name: 'mlops-roadmap list, as a process, median', value: list, unit: 'ms', limit: 150, note }];
}
