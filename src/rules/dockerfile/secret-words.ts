/** Values that stand for a secret without being one. */
const placeholder =
  /^(?:$|<.*>|\*+|x{3,}|\.{3}|(?:your|my|some|insert|replace|enter)[-_ ].*|(?:dummy|fake|placeholder|changeme|change-me|change_me|example|sample|test|testing|dev|build|none|null|unset|todo|secret|password|passwd|pass|token|user|username|postgres|root|admin|mlflow|minio|minioadmin|true|false|yes|no|on|off|\d{1,5})(?:[-_ ].*)?)$/i;

/** Whether a value is so plainly a stand-in that nobody could log in with it. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value.trim()) || fillIn.test(value.trim());
}

/** `GITHUB_TOKEN` as the value of a token is a word that a script replaces. */
const fillIn = /^[A-Z]+(?:_[A-Z]+)+$/;

const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|CREDENTIALS?|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY|SIGNING_?KEY|ENCRYPTION_?KEY|ACCOUNT_?KEY|STORAGE_?KEY|KAGGLE_KEY|LICENSE_?KEY)$|^AWS_ACCESS_KEY_ID$|^AWS_SECRET_ACCESS_KEY$|^AUTH_TOKEN$/i;

/** Tokens of language models, the name that etcd calls a token, shell variables and public keys are no secrets. */
const harmlessName =
  /^ETCD_INITIAL_CLUSTER_TOKEN$|(?:^|_)(?:PAD|EOS|BOS|UNK|MASK|SEP|CLS|STOP|END|START|NEXT|NEW|SPECIAL|MAX|MIN|NUM|PUBLIC|IMAGE|OLD)_?TOKEN$|^(?:OLD)?PWD$|PUBLIC/i;

/** Whether a variable's name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !harmlessName.test(name);
}

const shapes: readonly { readonly what: string; readonly shape: RegExp }[] = [
  { what: 'an AWS access key', shape: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { what: 'a Hugging Face token', shape: /\bhf_[A-Za-z0-9]{30,}\b/g },
  { what: 'a GitHub token', shape: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b/g },
  { what: 'a GitLab token', shape: /\bglpat-[A-Za-z0-9_-]{20,}/g },
  { what: 'an API key', shape: /\bsk-(?:[a-z]+-)*[A-Za-z0-9_-]{24,}/g },
  { what: 'a Google API key', shape: /\bAIza[0-9A-Za-z_-]{35}\b/g },
  { what: 'a Slack token', shape: /\bxox[abprs]-[0-9A-Za-z-]{20,}/g },
  { what: 'a private key', shape: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
];
const login = /\b[a-z][a-z0-9+.-]{0,20}:\/\/([^\s/:@"']+):([^\s/@"']+)@([^\s/:"']+)/gi;

/** The first secret that a text plainly holds, and where; `undefined` when it holds none or only evident examples. */
export function findSecret(text: string): FoundSecret | undefined {
  const found = [...shapes.map(({ what, shape }) => findShape(text, what, shape)), findLogin(text)];
  return found.reduce((first, each) => (each && (!first || each.start < first.start) ? each : first), undefined);
}

interface FoundSecret {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

function findShape(text: string, what: string, shape: RegExp): FoundSecret | undefined {
  for (const { index, 0: match } of text.matchAll(shape))
    if (!/EXAMPLE|(.)\1{9}/i.test(match)) return { what, start: index, end: index + match.length };
  return undefined;
}

function findLogin(text: string): FoundSecret | undefined {
  for (const { index, 0: whole, 1: user = '', 2: password = '', 3: host = '' } of text.matchAll(login)) {
    const isOpen = /[$<{*]/.test(user + password) || isPlaceholder(password) || password === user;
    if (!isOpen && !/^(?:localhost|127\.|.*\bexample\.)/.test(host))
      return { what: `the password of ${user}`, start: index, end: index + whole.length };
  }
  return undefined;
}
