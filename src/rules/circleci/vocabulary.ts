const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** The keys that CircleCI knows, by the place where they stand. */
export const circleKeys = {
  top: list('version setup orbs commands parameters executors jobs workflows job-groups functions'),
  job: list(`circleci_ip_ranges description docker environment executor machine macos parallelism parameters resource_class
    shell steps type working_directory retention windows plan_name key`),
  run: list(
    'command environment name no_output_timeout shell when working_directory background max_auto_reruns auto_rerun_delay',
  ),
  saveCache: list('key name paths when'),
  restoreCache: list('key keys name'),
  persist: list('name paths root'),
  attach: list('at name'),
  artifacts: list('destination name path when'),
} as const;

/** The steps that CircleCI brings along. */
export const builtInSteps: ReadonlySet<string> = new Set(
  list(`add_ssh_keys attach_workspace checkout deploy persist_to_workspace restore_cache run save_cache setup_remote_docker
    steps store_artifacts store_test_results when unless`),
);
