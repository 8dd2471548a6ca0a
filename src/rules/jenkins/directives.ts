import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { GroovyCall } from '../../parse/groovy-calls';
import type { JenkinsRule } from './rule';
import { guessedParameters, jenkinsNames } from './vocabulary';

/** What stands in `options`, `parameters`, `when` and the like must be known to Jenkins. */
export const directives: JenkinsRule = {
  id: 'jenkins/directives',
  summary: 'Write options, parameters and conditions that Jenkins knows.',
  why: 'Jenkins refuses the whole file for one misspelt condition or parameter, so a retraining that was started by a timer does not start, and nobody is told.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ declarative }) {
    if (declarative?.block) yield* checkBlock(declarative.block, 0);
  },
};

const checked = ['options', 'parameters', 'triggers', 'agent', 'when', 'environment', 'input'] as const;

function* checkBlock(block: readonly GroovyCall[], depth: number): Generator<Problem> {
  for (const call of block) {
    const { name, block: inner } = call;
    if (!inner || depth > 20) continue;
    const kind = checked.find((each) => each === name);
    if (kind === 'environment') yield* checkEnvironment(inner);
    else if (kind === 'when') yield* checkWhen(inner, 0);
    else if (kind) yield* checkNames(inner, kind);
    else if (/^(stages|stage|parallel|matrix)$/.test(name)) yield* checkBlock(inner, depth + 1);
  }
}

function* checkWhen(block: readonly GroovyCall[], depth: number): Generator<Problem> {
  yield* checkNames(block, 'when');
  for (const { name, nameSpan, args } of block)
    if (name !== '' && (args[0]?.text === '.' || args[0]?.text === '='))
      yield {
        span: nameSpan,
        message: 'This is Groovy and no condition, and Jenkins refuses the file. Write `expression { … }` around it.',
      };
  for (const { name, block: inner } of block)
    if (inner && depth < 20 && /^(allOf|anyOf|not)$/.test(name)) yield* checkWhen(inner, depth + 1);
}

/** Plugins bring names of their own, so only one that is near a known one is surely wrong. */
function* checkNames(
  block: readonly GroovyCall[],
  kind: Exclude<(typeof checked)[number], 'environment'>,
): Generator<Problem> {
  const known = jenkinsNames[kind];
  for (const { name, nameSpan, args } of block) {
    if (name === '' || known.includes(name) || args[0]?.text === '.') continue;
    const near = kind === 'parameters' ? (guessedParameters[name] ?? nearest(name, known)) : nearest(name, known);
    if (!near) continue;
    yield {
      span: nameSpan,
      message: `Jenkins does not know \`${name}\` in \`${kind}\` and refuses the file. You may mean \`${near}\`.`,
      fix: { title: `Write ${near}`, edits: [{ span: nameSpan, text: near }], safe: false },
    };
  }
}

/** A name of five letters may be a plugin's own although it is near. */
function nearest(name: string, known: readonly string[]): string | undefined {
  return name.length < 5 ? undefined : nearestName(name, known);
}

function* checkEnvironment(block: readonly GroovyCall[]): Generator<Problem> {
  const seen = new Set<string>();
  for (const { name, nameSpan, args } of block) {
    if (name === '') continue;
    if (args[0]?.text !== '=') {
      yield {
        span: nameSpan,
        message:
          "Only `NAME = 'value'` can stand in `environment`, and Jenkins refuses the file. Write it so, or move it into `steps`.",
      };
    } else if (seen.has(name)) {
      yield {
        span: nameSpan,
        message: `\`${name}\` stands twice in \`environment\`, and Jenkins refuses the file. Keep one.`,
      };
    }
    seen.add(name);
  }
}
