import type { HttpAnswer } from '../tools/http-client';
import { sendRequest } from '../tools/http-client';
import type { CheckContext, JsonSchema } from './check';
import { type Clauses, type Expectation, expectationRef, expectationSchema, matchExpectation } from './expectation';
import { readPath } from './json-path';
import type { CheckProblem } from './problems';
import { show } from './show';

/** One request and what its answer must be, as an author writes it. */
export interface RequestSpec {
  /** For messages: `a parcel without a weight`. */
  readonly name?: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; anything, also wrong on purpose. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string;
  readonly expect: {
    readonly status?: Expectation;
    readonly headers?: Readonly<Record<string, Expectation>>;
    readonly json?: readonly ({ readonly path: string } & Clauses)[];
    readonly body?: Expectation;
    readonly maxMs?: number;
  };
}

const clauses = (expectationSchema['anyOf'] as { properties?: Record<string, unknown> }[])[1]?.properties ?? {};

/** JSON Schema of a request; schemas refer to it as `#/$defs/request`. */
export const requestSchema: JsonSchema = {
  title: 'Request',
  type: 'object',
  additionalProperties: false,
  required: ['path', 'expect'],
  not: { properties: { json: true, body: true }, required: ['json', 'body'] },
  properties: {
    name: { type: 'string', description: 'What the request is, for messages: `a parcel without a weight`.' },
    method: { type: 'string', pattern: '^[A-Z]+$', description: 'Default GET, with a body POST.' },
    path: { type: 'string', pattern: '^/', description: 'Path and query.' },
    headers: { type: 'object', additionalProperties: { type: 'string' }, description: 'Added to the usual ones.' },
    json: { description: 'Sent as JSON.' },
    body: { type: 'string', description: 'Sent as it is.' },
    expect: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      description: 'What the answer must be.',
      properties: {
        status: { ...expectationRef, description: 'The status code.' },
        headers: {
          type: 'object',
          additionalProperties: expectationRef,
          description: 'Headers by name, in any case.',
        },
        json: {
          type: 'array',
          minItems: 1,
          description: 'Values of the JSON answer.',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['path'],
            minProperties: 2,
            properties: {
              path: { type: 'string', description: '`a.b[0].c`; `*` means every key or item; empty means the whole.' },
              ...clauses,
            },
          },
        },
        body: { ...expectationRef, description: 'The text of the answer.' },
        maxMs: { type: 'number', exclusiveMinimum: 0, description: 'The answer must come within this time.' },
      },
    },
  },
};

/** Where a schema takes a request. */
export const requestRef: JsonSchema = { $ref: '#/$defs/request' };

const longestWait = 30_000;

/** Sends the requests in order, or side by side, and says what is wrong with the answers. `baseUrl` has no slash at its end. */
export async function sendRequests(
  baseUrl: string,
  requests: readonly RequestSpec[],
  context: CheckContext,
  sideBySide = false,
): Promise<CheckProblem[]> {
  if (sideBySide) return (await Promise.all(requests.map((spec) => sendOne(baseUrl, spec, context)))).flat();
  const problems: CheckProblem[] = [];
  for (const spec of requests) problems.push(...(await sendOne(baseUrl, spec, context)));
  return problems;
}

async function sendOne(baseUrl: string, spec: RequestSpec, context: CheckContext): Promise<CheckProblem[]> {
  const body = spec.json === undefined ? spec.body : JSON.stringify(spec.json);
  const method = spec.method ?? (body === undefined ? 'GET' : 'POST');
  const title = `${method} ${spec.path}${spec.name ? ` (${spec.name})` : ''}`;
  context.report(title);
  const maxMs = spec.expect.maxMs;
  let answer: HttpAnswer;
  try {
    answer = await sendRequest(
      {
        method,
        url: baseUrl + spec.path,
        headers: { ...(spec.json === undefined ? {} : { 'content-type': 'application/json' }), ...spec.headers },
        ...(body === undefined ? {} : { body }),
        timeoutMs: Math.min(longestWait, maxMs === undefined ? longestWait : maxMs * 2 + 1000),
      },
      context.signal,
    );
  } catch (error) {
    context.signal.throwIfAborted();
    return [{ message: `\`${title}\`: ${(error as Error).message}.` }];
  }
  return judge(title, spec, answer);
}

/** The first thing that is wrong with an answer: what follows from it would only distract. */
function judge(title: string, { expect }: RequestSpec, answer: HttpAnswer): CheckProblem[] {
  const said = answer.body.trim() === '' ? '' : ` The answer was ${show(answer.body.trim())}.`;
  const problem = (what: string, mismatch: { expected: string; actual: string }, more = ''): CheckProblem[] => [
    { message: `\`${title}\` gave ${what} ${mismatch.actual}; expected was ${mismatch.expected}.${more}`, ...mismatch },
  ];
  const status = expect.status === undefined ? undefined : matchExpectation(expect.status, answer.status);
  if (status) return problem('status', status, said);
  for (const [name, expectation] of Object.entries(expect.headers ?? {})) {
    const mismatch = matchExpectation(expectation, answer.headers[name.toLowerCase()]);
    if (mismatch) return problem(`the header \`${name}\``, mismatch);
  }
  const text = expect.body === undefined ? undefined : matchExpectation(expect.body, answer.body);
  if (text) return problem('the text', text);
  if (expect.json) {
    let value: unknown;
    try {
      value = JSON.parse(answer.body);
    } catch {
      return [{ message: `\`${title}\` gave no JSON.${said}`, expected: 'JSON', actual: show(answer.body) }];
    }
    for (const { path, ...clause } of expect.json)
      for (const [place, found] of readPath(value, path)) {
        const mismatch = matchExpectation(clause, found);
        if (mismatch) return problem(place ? `\`${place}\`` : 'the JSON', mismatch, said);
      }
  }
  if (expect.maxMs !== undefined && answer.milliseconds > expect.maxMs)
    return problem('its answer after', { expected: `within ${expect.maxMs} ms`, actual: `${answer.milliseconds} ms` });
  return [];
}
