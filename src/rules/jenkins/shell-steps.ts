import type { GroovyCall } from '../../parse/groovy-calls';
import type { GroovyToken } from '../../parse/groovy-tokens';
import { type JenkinsfileDocument, stringOf } from '../../parse/jenkinsfile';

/** A script of a `sh`, `bat` or `powershell` step in which Groovy replaces `${…}`, with the credentials that are in force there. */
export interface ShellStep {
  readonly call: GroovyCall;
  readonly script: GroovyToken;
  readonly secrets: ReadonlySet<string>;
}

/** All such steps of a Jenkinsfile, also of a scripted one. */
export function shellSteps({ file }: JenkinsfileDocument): ShellStep[] {
  return walk(file.calls, new Set(), 0);
}

function walk(calls: readonly GroovyCall[], outer: ReadonlySet<string>, depth: number): ShellStep[] {
  if (depth > 60) return [];
  const secrets = new Set([...outer, ...calls.flatMap(fromEnvironment)]);
  return calls.flatMap((call) => {
    const isShell = /^(sh|bat|powershell|pwsh)$/.test(call.name);
    const script = isShell ? (stringOf(call) ?? stringOf(call, 'script')) : undefined;
    const inner = call.block ? walk(call.block, new Set([...secrets, ...bound(call)]), depth + 1) : [];
    return script?.interpolated ? [{ call, script, secrets }, ...inner] : inner;
  });
}

/** `NAME = credentials('id')` in `environment`; a login also gives `NAME_USR` and `NAME_PSW`. */
function fromEnvironment({ name, block }: GroovyCall): string[] {
  if (name !== 'environment') return [];
  return (block ?? []).flatMap((entry) =>
    entry.args[0]?.text === '=' && entry.args[1]?.text === 'credentials' ? [entry.name, `${entry.name}_PSW`] : [],
  );
}

/** The variables that `withCredentials` gives: those that hold the secret, not the user's name. */
function bound({ name, args }: GroovyCall): string[] {
  if (name !== 'withCredentials') return [];
  return args.flatMap(({ kind, text }, at) => {
    const value = args[at + 2];
    const holds = kind === 'word' && /^(variable|passwordVariable|secretKeyVariable)$/.test(text);
    return holds && args[at + 1]?.text === ':' && value?.kind === 'string' ? [value.text] : [];
  });
}

/** Each `${…}` or `$name` of a script: what is read, and where it stands in the file. */
export function interpolations({ text, inside }: GroovyToken): { read: string; start: number; end: number }[] {
  return [...text.matchAll(/(?<!\\)(?:\$\{\s*([^}]*?)\s*\}|\$([A-Za-z_][\w.]*))/g)].map(
    ({ index, 0: whole, 1: braced, 2: bare }) => ({
      read: braced ?? bare ?? '',
      start: inside + index,
      end: inside + index + whole.length,
    }),
  );
}
