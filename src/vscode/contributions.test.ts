import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadExercises, ownPack } from '../lessons/packs';
import { roadmap } from '../lessons/roadmap';

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly media: { readonly markdown?: string; readonly svg?: string; readonly altText?: string };
    readonly completionEvents: readonly string[];
  }[];
}
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly walkthroughs: readonly Walkthrough[];
    readonly configuration: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  };
}

const root = process.cwd();
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
const { commands, menus, walkthroughs, configuration } = manifest.contributes;

describe('contributions to the editor', () => {
  it('names only commands that it declares, in menus and walkthroughs', () => {
    const known = new Set(commands.map(({ command }) => command));
    const used = [
      ...Object.values(menus)
        .flat()
        .map(({ command }) => command),
      ...walkthroughs
        .flatMap(({ steps }) => steps)
        .flatMap(({ description }) =>
          [...description.matchAll(/command:(mlopsRoadmap\.\w+)(?=[?)])/g)].map(([, name]) => name ?? ''),
        ),
    ];
    assert.deepEqual(
      used.filter((command) => !known.has(command)),
      [],
    );
  });

  it('shows in the palette only what applies', () => {
    const conditions = new Map((menus['commandPalette'] ?? []).map(({ command, when }) => [command, when]));
    for (const { command, enablement } of commands) {
      if (enablement !== undefined) assert.equal(conditions.get(command), enablement, command);
    }
  });

  it('has a walkthrough for each stage of the roadmap, and activates for it', () => {
    assert.deepEqual(
      walkthroughs.map(({ id }) => id),
      roadmap.map(({ id }) => id),
    );
    for (const { id } of walkthroughs) assert.ok(manifest.activationEvents.includes(`onWalkthrough:${id}`), id);
  });

  it('gives every step of a walkthrough a page or a picture with words', () => {
    for (const { id, steps } of walkthroughs) {
      for (const step of steps) {
        const file = step.media.markdown ?? step.media.svg ?? '';
        assert.ok(existsSync(path.join(root, file)), `${id}/${step.id}: ${file}`);
        if (step.media.svg) assert.ok((step.media.altText ?? '').length > 20, `${id}/${step.id}`);
      }
    }
  });

  it('offers each exercise in the walkthrough of its stage, under its title, done when it is done', async () => {
    const { exercises } = await loadExercises([{ name: ownPack, folder: path.join(root, 'exercises') }]);
    assert.ok(exercises.length > 0);
    for (const { id, title, topic } of exercises) {
      const stage = roadmap.find(({ topics }) => topics.some((candidate) => candidate.id === topic));
      const step = walkthroughs
        .find((walkthrough) => walkthrough.id === stage?.id)
        ?.steps.find((candidate) => candidate.id === id);
      assert.ok(step, `${id} is not in the walkthrough of its stage`);
      assert.equal(step.title, title);
      assert.deepEqual(step.completionEvents, [`onContext:mlopsRoadmap.done.${id}`]);
      assert.ok(
        step.description.includes(`command:mlopsRoadmap.startExercise?${encodeURIComponent(JSON.stringify([id]))}`),
      );
    }
  });

  it('describes every setting in Markdown', () => {
    for (const [name, property] of Object.entries(configuration.properties)) {
      assert.equal(typeof property['markdownDescription'], 'string', name);
    }
  });
});
