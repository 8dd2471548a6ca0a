import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { languageOf } from '../../rules/languages';
import { lintDocument } from '../../rules/lint';
import type { Measure } from './measure';
import { longDockerfile, longWorkflow } from './samples';

/** An hour of typing without a pause leaves about so many texts that are looked at: one after each debounce. */
const edits = Number(process.env['EDITS'] ?? 8_000);
const mebibyte = 1024 * 1024;

/** What an hour of typing leaves in memory, after the garbage collector: a file is edited key by key and looked at each time. */
export async function measureMemory(): Promise<Measure[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const measures: Measure[] = [];
  for (const [what, file, whole] of [
    ['a Dockerfile', 'Dockerfile', longDockerfile(200)],
    ['a workflow', '.github/workflows/model.yml', longWorkflow(200)],
  ] as const) {
    const language = languageOf(file, whole);
    if (!language) continue;
    const parse = await language.load();
    const use = () => {
      collect();
      const { heapUsed, external, arrayBuffers } = process.memoryUsage();
      return (heapUsed + external + arrayBuffers) / mebibyte;
    };
    let before = 0;
    let most = 0;
    for (let edit = 0; edit < edits; edit++) {
      // A half has been typed before it counts: bounded caches fill and code is compiled. A cache that is emptied at once must not hide growth.
      if (edit === edits / 2) before = use();
      if (edit > edits / 2 && edit % 500 === 0) most = Math.max(most, use());
      const at = (edit * 7919) % whole.length;
      const text = `${whole.slice(0, at)}${String(edit)} ${whole.slice(at)}`;
      lintDocument(parse({ path: file, text, neighbours: new Map() }), language.rules);
    }
    most = Math.max(most, use());
    const note = `${before.toFixed(1)} MiB after ${edits / 2} edits, at most ${most.toFixed(1)} MiB up to ${edits}`;
    measures.push({
      name: `Memory that an hour of typing in ${what} leaves`,
      value: most - before,
      unit: 'MiB',
      limit: 5,
      note,
    });
  }
  return measures;
}
