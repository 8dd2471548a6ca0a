import type { Problem } from '../../core/finding';
import type { Setting, Step } from '../../parse/pipeline';
import { cloudLogins } from './cloud-logins';
import type { PipelineDocument } from './pipeline-document';

/** Inputs by which ready-made steps take a key that does not expire. */
const keyInputs: readonly { readonly action: RegExp; readonly input: RegExp; readonly remedy: string }[] = [
  {
    action: /^aws-actions\/configure-aws-credentials@/i,
    input: /^aws-secret-access-key$/i,
    remedy: 'Give it `role-to-assume` and the job `id-token: write`',
  },
  {
    action: /^google-github-actions\/(auth|setup-gcloud)@/i,
    input: /^(credentials_json|service_account_key)$/i,
    remedy: 'Use `workload_identity_provider` and give the job `id-token: write`',
  },
  {
    action: /^azure\/login@/i,
    input: /^creds$/i,
    remedy: 'Use `client-id`, `tenant-id` and `subscription-id` with a federated credential',
  },
];

/** Variables that hold a key that does not expire. */
const keyVariables = /^(AWS_SECRET_ACCESS_KEY|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET|GCP_SA_KEY)$/;

/** Long-lived cloud keys that the pipeline holds although the cloud would trust the pipeline itself (OIDC). */
export function* staticCloudKeys(document: PipelineDocument): Generator<Problem> {
  const { pipeline } = document;
  const own = [
    ...pipeline.env,
    ...pipeline.jobs.flatMap(({ env, steps }) => [env, steps.map((step) => step.env)].flat(2)),
  ];
  // Keys of a store that only speaks the cloud's language, such as MinIO or DagsHub, and keys that expire.
  const others = own.some(({ name }) => /ENDPOINT|^AWS_SESSION_TOKEN$/i.test(name.value));
  for (const setting of others ? [] : own) {
    if (!keyVariables.test(setting.name.value) || !isHandedOver(setting)) continue;
    yield { span: setting.name.span, message: explainKey(setting.name.value, oidc(pipeline.system)) };
  }
  for (const { steps } of pipeline.jobs) for (const step of steps) yield* checkInputs(step);
  for (const { span, key } of cloudLogins(document)) yield { span, message: explainKey(key, oidc(pipeline.system)) };
}

function* checkInputs({ uses, inputs }: Step): Generator<Problem> {
  if (!uses || inputs.some(({ name }) => /session-token/i.test(name.value))) return;
  const known = keyInputs.find(({ action }) => action.test(uses.value));
  for (const setting of known ? inputs : []) {
    if (!known?.input.test(setting.name.value) || !isHandedOver(setting)) continue;
    yield { span: setting.name.span, message: explainKey(setting.name.value, known.remedy) };
  }
}

/** A secret of the system; a value written down is for other rules, a text without a variable for none. */
function isHandedOver({ value }: Setting): boolean {
  return /\$\{\{.*\bsecrets\b|^\$\{?[A-Z]|credentials\(/is.test(value.raw);
}

/** What a rule says of a key that is handed over under a name. */
export function explainKey(name: string, remedy: string): string {
  return `${/\s/.test(name) ? `This uses ${name},` : `\`${name}\` is`} a cloud key that does not expire: whoever reads it once, from a log or an image, can use it for years. ${remedy}, so that each run gets a token of minutes.`;
}

/** How a system signs in without a key. */
export function oidc(system: PipelineDocument['pipeline']['system']): string {
  if (system === 'github') return 'Sign in with OIDC (`role-to-assume` and `id-token: write`)';
  if (system === 'gitlab') return 'Sign in with an `id_tokens` entry';
  if (system === 'circleci') return 'Sign in with the OIDC token that each job has (`role_arn`, `use_oidc`)';
  return 'Give the agent a role, or sign in with an OIDC token (plugin OpenID Connect Provider)';
}
