import { createHash } from 'node:crypto';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { falsy } from '@actions/expressions/result';
import type { Contexts, Status } from './values';

/** An expression that GitHub would refuse, with the reason. */
export class ExpressionProblem extends Error {}

const contextNames = [
  'github',
  'env',
  'vars',
  'job',
  'jobs',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
  'inputs',
];

/** A text with every `${{ … }}` replaced by its value, as GitHub does it. Throws an `ExpressionProblem`. */
export function fillIn(text: string, contexts: Contexts, status: Status = 'success'): string {
  let result = '';
  let from = 0;
  for (let open = text.indexOf('${{'); open >= 0; open = text.indexOf('${{', from)) {
    const close = closing(text, open + 3);
    result += text.slice(from, open) + evaluate(text.slice(open + 3, close), contexts, status).coerceString();
    from = close + 2;
  }
  return result + text.slice(from);
}

/** Whether a condition holds; one without a status function holds only while nothing has failed. Throws an `ExpressionProblem`. */
export function holds(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const written = condition?.trim() ?? '';
  if (written === '') return status === 'success';
  const whole = /^\$\{\{([\s\S]*)\}\}$/.exec(written)?.[1];
  const isText = written.includes('${{') && (whole === undefined || whole.includes('${{'));
  // Text around an expression makes a text, and a text that is not empty is true.
  if (isText) return fillIn(written, contexts, status) !== '' && status === 'success';
  const body = whole ?? written;
  const bare = body.replace(/'(?:[^']|'')*'/g, '');
  if (!/\b(success|failure|always|cancelled)\s*\(/i.test(bare) && status !== 'success') return false;
  return !falsy(evaluate(body, contexts, status));
}

function closing(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith('}}', at)) return at;
  }
  throw new ExpressionProblem(`the expression \`${text.slice(from - 3, from + 40)}\` is not closed`);
}

function evaluate(body: string, contexts: Contexts, status: Status): data.ExpressionData {
  const functions = statusFunctions(status);
  try {
    const tree = new Parser(new Lexer(body.trim()).lex().tokens, contextNames, [...functions.values()]).parse();
    const values = JSON.parse(JSON.stringify({ ...emptyContexts, ...contexts }), data.reviver) as data.Dictionary;
    return new Evaluator(tree, values, functions).evaluate();
  } catch (error) {
    throw new ExpressionProblem(`\`${body.trim()}\`: ${error instanceof Error ? error.message : error}`);
  }
}

const emptyContexts = Object.fromEntries(contextNames.map((name) => [name, {}]));

function statusFunctions(status: Status): Map<string, FunctionDefinition> {
  const define = (name: string, value: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  });
  const hashFiles: FunctionDefinition = {
    name: 'hashFiles',
    minArgs: 1,
    maxArgs: 255,
    // Used for cache keys only, and caches are not simulated: any text that depends on the patterns does.
    call: (...patterns) =>
      new data.StringData(
        createHash('sha256')
          .update(patterns.map((each) => each.coerceString()).join('\n'))
          .digest('hex'),
      ),
  };
  return new Map([
    ['success', define('success', status === 'success')],
    ['failure', define('failure', status === 'failure')],
    ['cancelled', define('cancelled', status === 'cancelled')],
    ['always', define('always', true)],
    ['hashfiles', hashFiles],
  ]);
}
