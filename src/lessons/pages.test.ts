import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import { languages } from '../rules/languages';
import { productFolder } from '../tools/product-folder';
import type { Exercise } from './exercise';
import { loadExercises, ownPack } from './packs';

describe('the pages of our exercises', () => {
  let exercises: readonly Exercise[];
  before(async () => {
    const folder = path.join(productFolder(), 'exercises');
    exercises = (await loadExercises([{ name: ownPack, folder }])).exercises;
    assert.ok(exercises.length > 0);
  });

  const page = (exercise: Exercise, file: string) => readFile(path.join(exercise.folder, file), 'utf8');

  it('end with what to do on Monday', async () => {
    for (const exercise of exercises) {
      const last = exercise.steps.at(-1)?.guide ?? '';
      assert.match(await page(exercise, last), /^## Take it to work$/m, `${exercise.id}: ${last}`);
    }
  });

  it('name only rules that there are', async () => {
    const known = new Set(languages.flatMap(({ rules }) => rules.map(({ id }) => id)));
    const groups = new Set([...known].map((id) => id.slice(0, id.indexOf('/'))));
    let named = 0;
    for (const exercise of exercises) {
      for (const { guide } of exercise.steps) {
        for (const [, id = ''] of (await page(exercise, guide)).matchAll(/`([a-z-]+\/[a-z0-9-]+)`/g)) {
          if (!groups.has(id.slice(0, id.indexOf('/')))) continue;
          named++;
          assert.ok(known.has(id), `${exercise.id} ${guide}: ${id}`);
        }
      }
    }
    assert.ok(named > 20, `${named} rules are named`);
  });
});
