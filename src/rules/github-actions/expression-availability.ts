/** The contexts that GitHub knows. */
export const contexts = [
  'env',
  'github',
  'inputs',
  'job',
  'jobs',
  'matrix',
  'needs',
  'runner',
  'secrets',
  'steps',
  'strategy',
  'vars',
] as const;

/** Functions that ask how the jobs or steps before went; only conditions have them. */
export const statusFunctions: ReadonlySet<string> = new Set(['success', 'failure', 'always', 'cancelled']);

const run = 'github inputs vars';
const planned = `${run} needs strategy matrix`;
const running = `${planned} job runner env steps`;

/** What an expression may read under each key, from the table "Context availability" of GitHub's documentation; the longest key that fits holds. */
const table: Readonly<Record<string, string>> = {
  'run-name': run,
  concurrency: run,
  env: `${run} secrets`,
  'on.workflow_call.inputs.<inputs_id>.default': run,
  'on.workflow_call.outputs.<output_id>.value': `${run} jobs`,
  'jobs.<job_id>.concurrency': planned,
  'jobs.<job_id>.container': planned,
  'jobs.<job_id>.container.credentials': `${planned} env secrets`,
  'jobs.<job_id>.container.env': `${planned} job runner env secrets`,
  'jobs.<job_id>.continue-on-error': planned,
  'jobs.<job_id>.defaults.run': `${planned} env`,
  'jobs.<job_id>.env': `${planned} secrets`,
  'jobs.<job_id>.environment': planned,
  'jobs.<job_id>.environment.url': running,
  'jobs.<job_id>.if': `${run} needs success() failure() always() cancelled()`,
  'jobs.<job_id>.name': planned,
  'jobs.<job_id>.outputs': `${running} secrets`,
  'jobs.<job_id>.runs-on': planned,
  'jobs.<job_id>.secrets': `${planned} secrets`,
  'jobs.<job_id>.services': planned,
  'jobs.<job_id>.services.<service_id>.credentials': `${planned} env secrets`,
  'jobs.<job_id>.services.<service_id>.env': `${planned} job runner env secrets`,
  'jobs.<job_id>.steps.continue-on-error': `${running} secrets hashfiles()`,
  'jobs.<job_id>.steps.env': `${running} secrets hashfiles()`,
  'jobs.<job_id>.steps.if': `${running} success() failure() always() cancelled() hashfiles()`,
  'jobs.<job_id>.steps.name': `${running} secrets hashfiles()`,
  'jobs.<job_id>.steps.run': `${running} secrets hashfiles()`,
  'jobs.<job_id>.steps.timeout-minutes': `${running} secrets hashfiles()`,
  'jobs.<job_id>.steps.with': `${running} secrets hashfiles()`,
  'jobs.<job_id>.steps.working-directory': `${running} secrets hashfiles()`,
  'jobs.<job_id>.strategy': `${run} needs`,
  'jobs.<job_id>.timeout-minutes': planned,
  'jobs.<job_id>.with': planned,
};

const available = new Map(Object.entries(table).map(([key, names]) => [key, new Set(names.split(' '))]));

/** The contexts (`env`) and special functions (`always()`) that an expression at a key may use; `undefined` where GitHub's table says nothing. */
export function availableAt(key: string): ReadonlySet<string> | undefined {
  for (let known = key; known; known = known.slice(0, Math.max(0, known.lastIndexOf('.')))) {
    const names = available.get(known);
    if (names) return names;
  }
  return undefined;
}
