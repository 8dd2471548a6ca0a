const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** The keys that GitLab knows, by the place where they stand. */
export const gitlabKeys = {
  top: list('default include stages image services before_script after_script variables cache workflow spec pages'),
  job: list(`after_script allow_failure artifacts before_script cache coverage dast_configuration dependencies environment
    except extends hooks id_tokens identity image inherit inputs interruptible manual_confirmation needs only pages parallel
    publish release resource_group retry rules run script secrets services stage start_in tags timeout trigger type variables when`),
  default: list(
    'after_script artifacts before_script cache hooks id_tokens identity image interruptible retry services tags timeout',
  ),
  artifacts: list('access exclude expire_in expose_as name paths public reports untracked when'),
  reports:
    list(`accessibility annotations api_fuzzing browser_performance cluster_image_scanning codequality container_scanning
    coverage_fuzzing coverage_report cyclonedx dast dependency_scanning dotenv junit license_scanning load_performance lsif
    metrics performance repository_xray requirements requirements_v2 sarif sast secret_detection terraform`),
  cache: list('fallback_keys key paths policy unprotect untracked when'),
  environment: list('action auto_stop_in deployment_tier kubernetes name on_stop url'),
  rule: list('allow_failure auto_cancel changes exists if interruptible needs start_in variables when'),
  workflow: list('auto_cancel name rules'),
} as const;

/** Values that a key must have, by its name. */
export const gitlabValues = {
  when: list('on_success on_failure always never manual delayed'),
  workflowWhen: list('always never'),
  keep: list('on_success on_failure always'),
  policy: list('pull push pull-push'),
  action: list('start prepare stop verify access'),
  tier: list('production staging testing development other'),
} as const;

/** Words of other systems for what GitLab calls otherwise. */
export const foreignKeys: Readonly<Record<string, string>> = {
  steps: '`script`',
  commands: '`script`',
  command: '`script`',
  run_on: '`tags`',
  'runs-on': '`tags` for a runner or `image` for a container',
  env: '`variables`',
  environment_variables: '`variables`',
  depends_on: '`needs`',
  if: '`rules:` with `- if:`',
  'timeout-minutes': '`timeout`',
  'continue-on-error': '`allow_failure`',
};

/** Kinds of reports that GitLab has taken out, with what to write now. */
export const removedReports: Readonly<Record<string, string>> = {
  cobertura: 'Write `coverage_report:` with `coverage_format: cobertura` and `path:`',
  license_management: 'Write `license_scanning` or leave it out',
};
