const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** What may stand in each block of a declarative pipeline. Only the first group has no extensions by plugins. */
export const jenkinsNames = {
  pipeline: list('agent stages post environment options parameters triggers tools libraries'),
  stage: list('agent environment tools options input when steps stages parallel matrix failFast post'),
  matrix: list('axes excludes stages agent environment tools options input when post'),
  post: list('always changed fixed regression aborted failure success unstable unsuccessful cleanup notBuilt'),
  input: list('message id ok submitter submitterParameter parameters'),
  when: list(`allOf anyOf not expression branch buildingTag changelog changeRequest changeset environment equals tag triggeredBy
    isRestartedRun beforeAgent beforeInput beforeOptions`),
  options: list(`buildDiscarder checkoutToSubdirectory disableConcurrentBuilds disableResume newContainerPerStage
    overrideIndexTriggers preserveStashes quietPeriod retry skipDefaultCheckout skipStagesAfterUnstable timeout timestamps
    parallelsAlwaysFailFast disableRestartFromStage`),
  parameters: list('string text booleanParam choice password file run credentials'),
  triggers: list('cron pollSCM upstream githubPush'),
  agent: list('any none label node docker dockerfile kubernetes'),
} as const;

/** Names of `parameters` that are often guessed wrong. */
export const guessedParameters: Readonly<Record<string, string>> = {
  boolean: 'booleanParam',
  bool: 'booleanParam',
  choices: 'choice',
};

/** Steps that belong into `steps`, and words of Groovy that belong into `script`. */
export const commonSteps: ReadonlySet<string> = new Set(
  list(
    'sh bat powershell pwsh echo git checkout dir withCredentials withEnv script node archiveArtifacts junit build error input stash unstash',
  ),
);

/** Words with which Groovy statements begin that are no steps. */
export const groovyWords: ReadonlySet<string> = new Set(list('def if for while try switch'));
