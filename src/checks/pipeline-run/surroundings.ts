import type { Pipeline } from '../../parse/pipeline';
import type { ExecuteOptions } from '../workflow-options';
import type { Contexts } from './values';

/** A revision to show where no real one is: forty digits, as GitHub gives. */
const sha = '5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed';

/** What a run finds around it: the contexts that do not change, and the environment that GitHub's runner gives every step. */
export function surroundings(
  options: ExecuteOptions,
  pipeline: Pipeline,
  workspace: string,
): { readonly contexts: Contexts; readonly baseEnv: Readonly<Record<string, string | undefined>> } {
  const { event = 'push', branch = 'main' } = options;
  const isPull = event.startsWith('pull_request');
  const ref = isPull ? 'refs/pull/1/merge' : `refs/heads/${branch}`;
  const github = {
    event_name: event,
    ref,
    ref_name: isPull ? '1/merge' : branch,
    ref_type: 'branch',
    head_ref: isPull ? branch : '',
    base_ref: isPull ? 'main' : '',
    sha,
    repository: 'learner/parcels',
    repository_owner: 'learner',
    actor: 'learner',
    triggering_actor: 'learner',
    workflow: pipeline.name?.value ?? 'workflow',
    run_id: '1',
    run_number: '1',
    run_attempt: '1',
    server_url: 'https://github.com',
    token: '',
    workspace,
    event: isPull
      ? { number: 1, pull_request: { number: 1, head: { ref: branch, sha }, base: { ref: 'main' } } }
      : { ref },
  };
  const os = process.platform === 'darwin' ? 'macOS' : process.platform === 'win32' ? 'Windows' : 'Linux';
  const runner = { os, arch: process.arch === 'arm64' ? 'ARM64' : 'X64', name: 'local', environment: 'self-hosted' };
  return {
    contexts: { github, runner, secrets: {}, vars: {}, inputs: {} },
    baseEnv: {
      ...withoutLearnersPython,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event,
      GITHUB_REF: ref,
      GITHUB_REF_NAME: github.ref_name,
      GITHUB_HEAD_REF: github.head_ref,
      GITHUB_BASE_REF: github.base_ref,
      GITHUB_SHA: sha,
      GITHUB_REPOSITORY: github.repository,
      GITHUB_ACTOR: github.actor,
      GITHUB_WORKFLOW: github.workflow,
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_NUMBER: '1',
      GITHUB_SERVER_URL: github.server_url,
      RUNNER_OS: os,
      RUNNER_ARCH: runner.arch,
      PYTHONNOUSERSITE: '1',
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
      PIP_NO_INPUT: '1',
    },
  };
}

/** A runner knows nothing of the environments that are active in the learner's terminal. */
const withoutLearnersPython = {
  VIRTUAL_ENV: undefined,
  CONDA_PREFIX: undefined,
  PYTHONHOME: undefined,
  PYTHONPATH: undefined,
  BASH_ENV: undefined,
  ENV: undefined,
};
