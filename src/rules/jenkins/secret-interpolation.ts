import type { Fix } from '../../core/finding';
import type { GroovyToken } from '../../parse/groovy-tokens';
import type { JenkinsRule } from './rule';
import { interpolations, shellSteps } from './shell-steps';

/** A credential must reach the shell as a variable, not through Groovy. */
export const secretInterpolation: JenkinsRule = {
  id: 'jenkins/secret-interpolation',
  summary: 'Let the shell, not Groovy, read credentials.',
  why: 'In double quotes Groovy writes the secret into the command line, where every process on the machine can read it, and a quote in it breaks the login to the registry on the night the key is changed.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const { script, secrets } of shellSteps(document)) {
      const found = interpolations(script).filter(({ read }) => secrets.has(read.replace(/^env\./, '')));
      for (const { read, start, end } of found) {
        const fix = singleQuotes(document.source.text, script, secrets);
        yield {
          span: { start, end },
          message: `Groovy writes the secret \`${read.replace(/^env\./, '')}\` into the command itself, readable for other processes. Put the script into single quotes: the shell knows the variable too.`,
          ...(fix && { fix }),
        };
      }
    }
  },
};

/** Only where nothing but secrets is replaced does the script keep its meaning in single quotes. */
function singleQuotes(text: string, script: GroovyToken, secrets: ReadonlySet<string>): Fix | undefined {
  const quote = text.slice(script.start, script.inside);
  const plain = interpolations(script).every(({ read }) => secrets.has(read));
  if (!plain || script.text.includes("'") || script.text.includes('\\') || !/^"+$/.test(quote)) return undefined;
  const single = quote.replace(/"/g, "'");
  return {
    title: 'Put the script into single quotes',
    edits: [
      { span: { start: script.start, end: script.inside }, text: single },
      { span: { start: script.end - quote.length, end: script.end }, text: single },
    ],
    safe: false,
  };
}
