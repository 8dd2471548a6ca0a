import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { GroovyCall } from '../../parse/groovy-calls';
import type { GroovyToken } from '../../parse/groovy-tokens';
import { type CallArguments, listItems, readArguments } from './call-arguments';
import type { JenkinsRule } from './rule';

/** Well-known steps must be given what they need, under the names that they know. */
export const stepArguments: JenkinsRule = {
  id: 'jenkins/step-arguments',
  summary: 'Give steps the arguments that they need, under their names.',
  why: 'A step with a wrong argument fails where it stands, and that is often after hours of training: the model is there, and the step that should have stored it never ran.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ declarative, file }) {
    if (declarative?.block && file.sound) yield* walk(declarative.block, 0, 'elsewhere');
  },
};

interface Step {
  readonly known: readonly string[];
  /** The argument that it cannot be without, which may stand without its name. */
  readonly needs?: string;
}

const step = (known: string, needs?: string): Step => ({ known: known.split(' '), ...(needs && { needs }) });
const shell = step('script encoding label returnStatus returnStdout', 'script');

const steps: ReadonlyMap<string, Step> = new Map([
  ['sh', shell],
  ['bat', shell],
  ['powershell', shell],
  ['pwsh', shell],
  ['timeout', step('time unit activity', 'time')],
  ['sleep', step('time unit', 'time')],
  ['retry', step('count conditions', 'count')],
  ['input', step('message cancel id ok parameters submitter submitterParameter', 'message')],
  ['stash', step('name allowEmpty excludes includes useDefaultExcludes', 'name')],
  ['unstash', step('name', 'name')],
  ['dir', step('path', 'path')],
  ['build', step('job parameters propagate quietPeriod wait waitForStart', 'job')],
  [
    'archiveArtifacts',
    step(
      'artifacts allowEmptyArchive caseSensitive defaultExcludes excludes fingerprint followSymlinks onlyIfSuccessful',
      'artifacts',
    ),
  ],
]);

const units = ['NANOSECONDS', 'MICROSECONDS', 'MILLISECONDS', 'SECONDS', 'MINUTES', 'HOURS', 'DAYS'];

interface Binding {
  readonly needs: readonly string[];
  readonly more: readonly string[];
}

const binding = (needs: string, more = ''): Binding => ({ needs: needs.split(' '), more: more.split(' ') });

/** What each kind of binding gives its secret to. */
const bindings: ReadonlyMap<string, Binding> = new Map([
  ['string', binding('credentialsId variable')],
  ['file', binding('credentialsId variable')],
  ['zip', binding('credentialsId variable')],
  ['usernameColonPassword', binding('credentialsId variable')],
  ['usernamePassword', binding('credentialsId usernameVariable passwordVariable')],
  ['sshUserPrivateKey', binding('credentialsId keyFileVariable', 'usernameVariable passphraseVariable')],
]);

/** Steps are checked before the build, as all of a declarative pipeline; inside of `script` they fail when their turn comes. */
type Place = 'elsewhere' | 'steps' | 'script';

/** Blocks whose entries are no steps, though some are called like one. */
const noSteps = /^(?:environment|parameters|tools|triggers|when|agent|options)$/;

function* walk(calls: readonly GroovyCall[], depth: number, place: Place): Generator<Problem> {
  const inSteps = place !== 'elsewhere';
  for (const call of calls) {
    const isOption = call.name === 'options' && call.block;
    if (inSteps || call.name === 'input') yield* checkStep(call, place);
    if (isOption)
      for (const option of call.block ?? []) if (option.name === 'timeout') yield* checkStep(option, 'steps');
    if (!call.block || depth > 60 || noSteps.test(call.name) || (call.name === 'input' && !inSteps)) continue;
    yield* walk(call.block, depth + 1, placeIn(call.name, place));
  }
}

function placeIn(name: string, place: Place): Place {
  if (name === 'script' && place === 'steps') return 'script';
  return place === 'elsewhere' && (name === 'steps' || name === 'post') ? 'steps' : place;
}

function* checkStep(call: GroovyCall, place: Place): Generator<Problem> {
  if (call.name === 'withCredentials') {
    yield* checkCredentials(call);
    return;
  }
  const known = steps.get(call.name);
  if (!known) return;
  // Calls of methods (`sh.run()`) and names that are set are no steps.
  if (call.args[0]?.kind === 'sign' && /^[.=]/.test(call.args[0].text)) return;
  if (place === 'elsewhere') {
    // The directive of a stage.
    if (call.block && call.block.length > 0 && !call.block.some(({ name }) => name === 'message'))
      yield { span: call.nameSpan, message: missing('input', 'message', place) };
    return;
  }
  const given = readArguments(call.args);
  yield* checkNames(given, known.known, call.name, place);
  const isOpen = given.positional.length > 0 || given.named.some(({ name }) => name.text === '*');
  // Without a message `input` asks with words of its own, where nobody checks it beforehand.
  const isAsked = call.name === 'input' && place === 'script';
  if (
    known.needs &&
    !isOpen &&
    !isAsked &&
    !given.named.some(({ name }) => nearestOrSame(name.text, known.needs ?? ''))
  )
    yield { span: call.nameSpan, message: missing(call.name, known.needs, place) };
  if (call.name === 'timeout' || call.name === 'sleep') yield* checkUnit(given, place);
  const both = ['returnStatus', 'returnStdout'].map((key) =>
    given.named.find(({ name, value }) => name.text === key && value.length === 1 && value[0]?.text === 'true'),
  );
  if (known === shell && both[0] && both[1])
    yield {
      span: spanOf([both[1].name]),
      message: `\`${call.name}\` answers with the status here, and what was printed is lost. Take one of the two out.`,
    };
}

function* checkUnit({ named }: CallArguments, place: Place): Generator<Problem> {
  const unit = named.find(({ name }) => name.text === 'unit')?.value;
  const [value, ...more] = unit ?? [];
  if (!value || more.length > 0 || value.kind !== 'string' || value.interpolated || units.includes(value.text)) return;
  const near = nearestName(value.text.toUpperCase(), units) ?? units.find((each) => each === value.text.toUpperCase());
  const span = { start: value.inside, end: value.inside + value.text.length };
  yield {
    span,
    message: `There is no unit \`${value.text.slice(0, 40)}\`, and ${consequence(place)}. ${near ? `Write \`${near}\`.` : 'Write `SECONDS`, `MINUTES`, `HOURS` or `DAYS`.'}`,
    ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
  };
}

function* checkNames(
  { named }: CallArguments,
  known: readonly string[],
  step: string,
  place: Place,
): Generator<Problem> {
  for (const { name } of named) {
    const near = known.includes(name.text) ? undefined : nearestName(name.text, known);
    if (!near || named.some((other) => other.name.text === near)) continue;
    const span = { start: name.inside, end: name.inside + name.text.length };
    yield {
      span,
      message: `\`${step}\` knows no \`${name.text}\`, and ${place === 'script' ? 'Jenkins passes over it' : consequence(place)}. You may mean \`${near}\`.`,
      fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false },
    };
  }
}

function* checkCredentials({ args, nameSpan, block }: GroovyCall): Generator<Problem> {
  const { named, positional } = readArguments(args);
  const list = named.find(({ name }) => name.text === 'bindings')?.value ?? positional[0];
  if (!list) {
    if (block) yield { span: nameSpan, message: missing('withCredentials', 'a list of bindings', 'script') };
    return;
  }
  const isBinding = (tokens: readonly GroovyToken[]): boolean =>
    bindings.has(tokens[0]?.text ?? '') && tokens[1]?.text === '(';
  const items = listItems(list);
  if (!items && isBinding(list))
    yield {
      span: spanOf(list),
      message: '`withCredentials` takes a list, and the build fails here. Write brackets around the binding: `[…]`.',
      fix: { title: 'Make it a list', edits: around(spanOf(list)), safe: false },
    };
  for (const item of items ?? (isBinding(list) ? [list] : [])) {
    const [kind, ...rest] = item;
    const known = isBinding(item) ? bindings.get(kind?.text ?? '') : undefined;
    if (!kind || !known) continue;
    const given = readArguments(rest);
    // A list is a value, which is read when its turn comes.
    yield* checkNames(given, [...known.needs, ...known.more], kind.text, 'script');
    for (const need of known.needs) {
      if (given.positional.length > 0 || given.named.some(({ name }) => nearestOrSame(name.text, need))) continue;
      yield { span: spanOf([kind]), message: missing(kind.text, need, 'script') };
    }
  }
}

/** A misspelled name is told as such, not as a missing one. */
function nearestOrSame(name: string, need: string): boolean {
  return name === need || nearestName(name, [need]) !== undefined;
}

function consequence(place: Place): string {
  return place === 'script' ? 'the build fails here' : 'Jenkins refuses the file';
}

function missing(step: string, need: string, place: Place): string {
  return `\`${step}\` needs ${/\s/.test(need) ? need : `\`${need}\``}, and ${consequence(place)} without it. Add it.`;
}

function spanOf(tokens: readonly GroovyToken[]): Problem['span'] {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}

function around({ start, end }: Problem['span']): { span: Problem['span']; text: string }[] {
  return [
    { span: { start, end: start }, text: '[' },
    { span: { start: end, end }, text: ']' },
  ];
}
