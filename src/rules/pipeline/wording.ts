import type { Pipeline } from '../../parse/pipeline';

/** One CI system. */
export type PipelineSystem = Pipeline['system'];

/** What the facts say in each system's own words. */
export const wording: Readonly<
  Record<
    PipelineSystem,
    {
      /** What a job is called. */
      readonly job: string;
      /** How a job says that it waits for another. */
      readonly waitsFor: string;
      /** How a job's failure is ignored. */
      readonly mayFail: string;
      /** How a job is given a time limit. */
      readonly timeLimit: string;
      /** How long a job without one goes on. */
      readonly withoutLimit: string;
      /** How two runs are kept apart. */
      readonly oneAtATime: string;
    }
  >
> = {
  github: {
    job: 'job',
    waitsFor: '`needs`',
    mayFail: '`continue-on-error`',
    timeLimit: '`timeout-minutes`',
    withoutLimit: 'six hours',
    oneAtATime: '`concurrency` with one group for such runs',
  },
  gitlab: {
    job: 'job',
    waitsFor: '`needs`',
    mayFail: '`allow_failure`',
    timeLimit: '`timeout`',
    withoutLimit: "the project's whole limit",
    oneAtATime: 'a `resource_group`',
  },
  circleci: {
    job: 'job',
    waitsFor: '`requires`',
    mayFail: 'the `when: always` of its steps',
    timeLimit: '`no_output_timeout`',
    withoutLimit: 'hours',
    oneAtATime: 'a `serial-group`',
  },
  jenkins: {
    job: 'stage',
    waitsFor: 'a stage before it',
    mayFail: '`catchError`',
    timeLimit: '`options { timeout(…) }`',
    withoutLimit: 'ever',
    oneAtATime: '`disableConcurrentBuilds()`',
  },
};
