import type { GroovyCall } from './groovy-calls';
import type { GroovyToken } from './groovy-tokens';
import {
  type Concurrency,
  type Job,
  type Pipeline,
  type Placed,
  type Setting,
  type Step,
  scriptStep,
  type Text,
} from './pipeline';

type StringOf = (call: GroovyCall, name?: string) => GroovyToken | undefined;

/** What a declarative pipeline means: one job for each stage that has steps, in the order in which they run. */
export function readJenkinsPipeline(declarative: GroovyCall | undefined, stringOf: StringOf): Pipeline {
  const sections = declarative?.block ?? [];
  const section = (name: string): readonly GroovyCall[] => sections.find((each) => each.name === name)?.block ?? [];
  const options = section('options');
  const lone = options.find(({ name }) => name === 'disableConcurrentBuilds');
  const concurrency: Concurrency | undefined = lone && { span: lone.span, group: undefined, cancels: false };
  const walker = new StageWalker(stringOf, readTimeout(options), readAgent(sections, stringOf));
  walker.walk(section('stages'), []);
  return {
    system: 'jenkins',
    name: undefined,
    triggers: section('triggers').map(({ name, nameSpan }) => ({
      event: { value: name, span: nameSpan },
      filters: [],
    })),
    permissions: undefined,
    concurrency,
    env: readEnvironment(section('environment')),
    shell: undefined,
    workingDirectory: undefined,
    jobs: walker.jobs,
    jobsSpan: sections.find(({ name }) => name === 'stages')?.nameSpan,
  };
}

class StageWalker {
  readonly jobs: Job[] = [];

  constructor(
    private readonly stringOf: StringOf,
    private readonly timeout: Placed<number | string> | undefined,
    private readonly agent: readonly Text[],
  ) {}

  /** Walks stages one after the other; answers what the next ones wait for. */
  walk(stages: readonly GroovyCall[], before: readonly Text[], depth = 0): readonly Text[] {
    let waited = before;
    for (const stage of stages)
      if (stage.name === 'stage') waited = [...waited, ...this.walkStage(stage, waited, depth)];
    return waited;
  }

  private walkStage(stage: GroovyCall, before: readonly Text[], depth: number): readonly Text[] {
    const body = stage.block ?? [];
    const part = (name: string): readonly GroovyCall[] | undefined => body.find((each) => each.name === name)?.block;
    const nested = part('stages') ?? part('matrix')?.find(({ name }) => name === 'stages')?.block;
    if (nested && depth < 10) return this.walk(nested, before, depth + 1).slice(before.length);
    const parallel = part('parallel');
    if (parallel && depth < 10)
      return parallel.flatMap((each) => (each.name === 'stage' ? this.walkStage(each, before, depth + 1) : []));
    const named = this.stringOf(stage);
    const id: Text = named
      ? { value: named.text, raw: named.text, span: { start: named.inside, end: named.inside + named.text.length } }
      : { value: '', raw: '', span: stage.nameSpan };
    const agent = readAgent(body, this.stringOf);
    this.jobs.push({
      id,
      name: undefined,
      span: stage.blockSpan ?? stage.span,
      needs: before,
      runner: agent.length > 0 ? agent : this.agent,
      steps: readSteps(part('steps') ?? [], this.stringOf, false, 0),
      calls: undefined,
      inputs: [],
      env: readEnvironment(part('environment') ?? []),
      outputs: [],
      permissions: undefined,
      condition: undefined,
      timeoutMinutes: readTimeout(part('options') ?? []) ?? this.timeout,
      concurrency: undefined,
      environment: undefined,
      matrix: undefined,
      mayFail: undefined,
      shell: undefined,
      workingDirectory: undefined,
    });
    return [id];
  }
}

/** The shell steps of a block, wherever they stand in it. */
function readSteps(calls: readonly GroovyCall[], stringOf: StringOf, mayFail: boolean, depth: number): Step[] {
  if (depth > 20) return [];
  return calls.flatMap((call) => {
    const inner = call.block
      ? readSteps(call.block, stringOf, mayFail || /^(catchError|warnError)$/.test(call.name), depth + 1).map((step) =>
          call.name === 'timeout' ? { ...step, timeoutMinutes: { value: 'timeout', span: call.nameSpan } } : step,
        )
      : [];
    const script = call.name === 'sh' ? (stringOf(call) ?? stringOf(call, 'script')) : assignedScript(call);
    if (!script) return inner;
    const span = { start: script.inside, end: script.inside + script.text.length };
    const step = scriptStep({ value: script.text, raw: script.text, span }, call.span);
    return [{ ...step, ...(mayFail && { mayFail: { value: true, span: call.nameSpan } }) }, ...inner];
  });
}

/** The script of `x = sh(…)` or `def x = sh …`, which is run for what it answers. */
function assignedScript({ args }: GroovyCall): GroovyToken | undefined {
  const at = args.findIndex(
    ({ kind, text }, index) => kind === 'word' && text === 'sh' && args[index - 1]?.text === '=',
  );
  if (at < 0) return undefined;
  const named = args.findIndex(({ text }, index) => index > at && text === 'script' && args[index + 1]?.text === ':');
  const script = named < 0 ? args.slice(at + 1, at + 3).find(({ kind }) => kind === 'string') : args[named + 2];
  return script?.kind === 'string' ? script : undefined;
}

/** `NAME = 'value'` with a plain string; anything else has an empty value. */
function readEnvironment(calls: readonly GroovyCall[]): Setting[] {
  return calls.flatMap(({ name, nameSpan, args }) => {
    const [equals, value, ...rest] = args;
    if (equals?.text !== '=' || name === '') return [];
    const plain = value?.kind === 'string' && rest.length === 0 ? value : undefined;
    const span = plain
      ? { start: plain.inside, end: plain.inside + plain.text.length }
      : { start: equals.end, end: equals.end };
    const text = plain?.text ?? '';
    return [{ name: { value: name, span: nameSpan }, value: { value: text, raw: text, span } }];
  });
}

function readTimeout(options: readonly GroovyCall[]): Placed<number | string> | undefined {
  const timeout = options.find(({ name }) => name === 'timeout');
  return timeout && { value: timeout.args.find(({ kind }) => kind === 'number')?.text ?? '', span: timeout.span };
}

function readAgent(sections: readonly GroovyCall[], stringOf: StringOf): Text[] {
  const agent = sections.find(({ name }) => name === 'agent');
  return (agent?.block ?? []).flatMap((call) => {
    const text = stringOf(call);
    if (!text) return [];
    return [{ value: text.text, raw: text.text, span: { start: text.inside, end: text.inside + text.text.length } }];
  });
}
