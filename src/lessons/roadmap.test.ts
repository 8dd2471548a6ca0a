import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { plannedExercises } from './planned-exercises';
import { coverIds, homeTopic, roadmap } from './roadmap';

describe('the roadmap', () => {
  const topics = roadmap.flatMap((stage) => stage.topics);

  it('has the ids of the content contract, each once in the order of the stages', () => {
    const contract = `python model-training model-validation model-evaluation scikit-learn tensorflow pytorch linux shell git github
      ml-workflow model-versioning dvc mlflow wandb experiment-tracking data-versioning lakefs data-pipelines airflow kubeflow-pipelines
      rest-api fastapi flask local-server docker sagemaker vertex-ai kubernetes github-actions gitlab-ci model-testing retraining
      deployment-automation jenkins circleci performance-drift data-drift prometheus grafana evidently aws gcp
      project-tracking project-api project-cicd project-kubernetes feast model-registry multi-model-serving torchserve triton ml-security`;
    assert.deepEqual([...coverIds].sort(), contract.split(/\s+/).sort());
  });

  it('has unique topics, and a planned exercise for each id', () => {
    const ids = topics.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const planned = new Set(plannedExercises.flatMap(({ covers }) => covers));
    assert.deepEqual(
      coverIds.filter((id) => !planned.has(id)),
      [],
    );
    assert.deepEqual(
      [...planned].filter((id) => !coverIds.includes(id)),
      [],
    );
  });

  it('shows each planned exercise somewhere, and every topic has one', () => {
    const shown = new Set(topics.flatMap((topic) => topic.planned.map(({ id }) => id)));
    assert.deepEqual(
      plannedExercises.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
    assert.deepEqual(
      topics.filter(({ planned }) => planned.length === 0).map(({ id }) => id),
      [],
    );
  });

  for (const [covers, home] of [
    [['experiment-tracking', 'mlflow'], 'experiment-tracking'],
    [['docker'], 'deployment'],
    [['git'], 'git-github'],
    [['sagemaker', 'aws'], 'deployment'],
    [['something-else'], ''],
  ] as const)
    it(`puts ${covers.join(' ')} under ${home || 'nothing'}`, () => assert.equal(homeTopic(covers), home));
});
