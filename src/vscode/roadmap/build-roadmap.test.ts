import assert from 'node:assert/strict';
import type { Exercise } from '../../lessons/exercise';
import type { ExerciseProgress } from '../../lessons/progress';
import { coverIds, roadmap } from '../../lessons/roadmap';
import { buildRoadmap } from './build-roadmap';
import type { RoadmapInput } from './roadmap-input';
import type { RoadmapNode } from './roadmap-node';

function exercise(id: string, covers: string[], topic: string, needs: Exercise['needs'] = []): Exercise {
  const step = (name: string): Exercise['steps'][number] => ({
    id: name,
    title: `Step ${name}`,
    guide: 'guide/a.md',
    opens: undefined,
    hints: [],
    checks: [
      {
        id: `${name}-check`,
        goal: 'It *holds*',
        kind: 'files',
        why: 'w',
        try: 't',
        at: undefined,
        with: {},
        seconds: undefined,
      },
    ],
  });
  const steps = [step('one'), step('two')];
  const rest = {
    level: 1,
    minutes: 30,
    optional: false,
    python: undefined,
    data: [],
    git: true,
    modes: {},
    folder: `/x/${id}`,
    pack: 'mlops-roadmap',
  } as const;
  return { id, title: `Title of ${id}`, summary: 'What it is', covers, needs, steps, topic, ...rest };
}

function progress(...stepsDone: string[]): ExerciseProgress {
  return {
    started: true,
    stepsDone: new Set(stepsDone),
    stepTimes: new Map(),
    checksPassed: new Set(),
    hintsShown: new Map(),
    hashes: new Map(),
  };
}

const git = exercise('git-daily', ['git'], 'git-github');
const image = exercise('image-build', ['docker'], 'deployment', [{ tool: 'docker', range: undefined }]);

function build(input: Partial<RoadmapInput> = {}) {
  return buildRoadmap({
    stages: roadmap,
    exercises: [git, image],
    progress: new Map(),
    lacking: () => [],
    open: new Set(),
    wasOpened: () => false,
    ...input,
  });
}

function all(nodes: readonly RoadmapNode[]): RoadmapNode[] {
  return nodes.flatMap((node) => [node, ...all(node.children)]);
}

function find(nodes: readonly RoadmapNode[], id: string): RoadmapNode {
  const node = all(nodes).find((candidate) => candidate.id === id);
  assert.ok(node, `no node ${id}`);
  return node;
}

describe('the roadmap tree', () => {
  it('has every stage and topic, and each id once', () => {
    const nodes = build();
    assert.deepEqual(
      nodes.map(({ title }) => title),
      roadmap.map(({ title }) => title),
    );
    for (const stage of roadmap)
      for (const topic of stage.topics) assert.equal(find(nodes, `${stage.id}/${topic.id}`).title, topic.title);
    const ids = all(nodes).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('shows each line of a topic that has several', () => {
    const lines = find(build(), 'stage-2/deployment').children.map(({ title }) => title);
    assert.ok(lines.includes('Local server') && lines.includes('Docker containers'), lines.join());
  });

  it('says what is not yet written, and hides no id of the roadmap', () => {
    const nodes = build();
    const planned = all(nodes).filter(({ kind }) => kind === 'planned');
    assert.ok(planned.length > 30);
    assert.ok(planned.every(({ description, state }) => description === 'not yet written' && state === 'planned'));
    assert.ok(!planned.some(({ id }) => id.endsWith('/git-daily')), 'a written exercise is shown as planned');
    assert.ok(coverIds.length > 30);
  });

  it('tells done, in progress and not started apart, up to the stage', () => {
    const states = (map: ReadonlyMap<string, ExerciseProgress>) => {
      const nodes = build({ progress: map });
      return ['stage-1/git-github/git-daily', 'stage-1/git-github', 'stage-1'].map((id) => find(nodes, id).state);
    };
    assert.deepEqual(states(new Map()), ['todo', 'todo', 'todo']);
    assert.deepEqual(states(new Map([['git-daily', progress('one')]])), ['started', 'started', 'started']);
    assert.deepEqual(states(new Map([['git-daily', progress('one', 'two')]])), ['done', 'done', 'done']);
  });

  it('says which tool blocks an exercise, and keeps what is done done', () => {
    const docker = { id: 'docker', found: false, install: 'Install Docker Desktop.' };
    const lacking = ({ needs }: Exercise) => (needs.length > 0 ? [docker] : []);
    const node = all(build({ lacking })).find(({ kind, title }) => kind === 'exercise' && title === image.title);
    assert.equal(node?.state, 'blocked');
    assert.equal(node?.description, 'needs docker');
    assert.match(node?.tooltip ?? '', /Install Docker Desktop/);
    const done = all(build({ lacking, progress: new Map([['image-build', progress('one', 'two')]]) }));
    assert.equal(done.find(({ kind, title }) => kind === 'exercise' && title === image.title)?.state, 'done');
  });

  it('counts an exercise once in its stage, however many topics show it', () => {
    assert.equal(find(build(), 'stage-2').description, '0 of 1 done');
  });

  it('marks the stage of the next exercise', () => {
    const next = (map: ReadonlyMap<string, ExerciseProgress>) =>
      build({ progress: map })
        .filter(({ isNext }) => isNext)
        .map(({ id }) => id);
    assert.deepEqual(next(new Map()), ['stage-1']);
    assert.deepEqual(next(new Map([['git-daily', progress('one', 'two')]])), ['stage-2']);
  });

  it('escapes what would be Markdown in a tooltip', () => {
    assert.match(find(build(), 'stage-1/git-github/git-daily/one').tooltip, /It \\\*holds\\\*/);
  });
});
