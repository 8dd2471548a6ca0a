import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ToolState, Tools } from '../tools/tools';
import { inspectTools } from './doctor';
import type { Exercise } from './exercise';

const signal = new AbortController().signal;

function tools(states: Readonly<Record<string, Partial<ToolState>>>): Tools {
  return {
    probe: async (id: string) => ({ id, found: false, install: `get ${id}`, ...states[id] }),
    python: { prepared: async () => undefined },
  } as unknown as Tools;
}

function exercise(id: string, needs: readonly (readonly [string, string | undefined])[]): Exercise {
  return {
    id,
    needs: needs.map(([tool, range]) => ({ tool, range })),
    folder: '/none',
    python: undefined,
  } as unknown as Exercise;
}

describe('inspectTools', () => {
  const exercises = [
    exercise('one', [
      ['git', undefined],
      ['python', '>=3.10'],
    ]),
    exercise('two', [
      ['python', '>=3.12'],
      ['custom-tool', undefined],
    ]),
  ];
  const states = {
    git: { found: true, version: '2.39' },
    python: { found: true, version: '3.11.7' },
    docker: { found: true, problem: 'stopped' },
  };

  it('says who needs what, and whether this version will do', async () => {
    const { tools: reports } = await inspectTools(exercises, tools(states), signal);
    const of = (id: string) => reports.find((report) => report.id === id);
    assert.deepEqual([of('git')?.neededBy, of('git')?.isUsable], [['one'], true]);
    assert.deepEqual(of('python')?.unmet, [{ exercise: 'two', range: '>=3.12' }]);
    assert.deepEqual([of('python')?.neededBy, of('python')?.isUsable], [['one', 'two'], false]);
    assert.deepEqual([of('docker')?.neededBy, of('docker')?.isUsable, of('docker')?.title], [[], false, 'Docker']);
    assert.deepEqual([of('custom-tool')?.found, of('custom-tool')?.install], [false, 'get custom-tool']);
  });

  it('tells which environments are prepared', async () => {
    const folder = `${process.cwd()}/src/lessons/testing/pack/pin-versions/starter`;
    const python = { ...exercise('one', []), folder, python: 'requirements.txt' };
    const lost = { ...exercise('two', []), folder, python: 'gone.txt' };
    const { environments } = await inspectTools([python, lost], tools({}), signal);
    assert.deepEqual(environments, [{ exercise: 'one', prepared: false }]);
  });
});
