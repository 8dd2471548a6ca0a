import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { GroovyCall } from '../../parse/groovy-calls';
import { stringOf } from '../../parse/jenkinsfile';
import type { JenkinsRule } from './rule';
import { commonSteps, groovyWords, jenkinsNames } from './vocabulary';

/** A declarative pipeline must have the sections that Jenkins asks for, each in its place. */
export const structure: JenkinsRule = {
  id: 'jenkins/structure',
  summary: 'Give a declarative pipeline its sections, each in its place.',
  why: 'Jenkins compiles the whole file before it runs the first stage. One section in the wrong place and neither the tests nor the nightly retraining run, and the model in production ages.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ declarative, file, source }) {
    if (!declarative?.block || isTemplate(source.text)) return;
    const { block } = declarative;
    yield* checkNames(block, jenkinsNames.pipeline, 'the pipeline');
    if (file.sound) {
      for (const name of ['agent', 'stages'])
        if (!block.some((each) => each.name === name))
          yield {
            span: declarative.nameSpan,
            message: `The pipeline has no \`${name}\`, and Jenkins refuses the file without it. Add ${name === 'agent' ? '`agent any`, or `agent none` and one in each stage' : '`stages { stage(…) { … } }`'}.`,
          };
    }
    for (const section of block) {
      yield* checkEmpty(section, file.sound);
      if (section.name === 'agent') yield* checkAgent(section);
      if (section.name === 'stages') yield* checkStages(section, file.sound, 0);
      if (section.name === 'post') yield* checkPost(section);
    }
  },
};

/** A file that a template engine fills in is no Jenkinsfile yet. */
function isTemplate(text: string): boolean {
  return /\{%|<%|^\s*\{\{/m.test(text);
}

function* checkStages({ block }: GroovyCall, sound: boolean, depth: number, split = false): Generator<Problem> {
  const seen = new Set<string>();
  for (const stage of block ?? []) {
    if (stage.name !== 'stage') {
      if (stage.name !== '' && stage.name !== 'failFast')
        yield {
          span: stage.nameSpan,
          message: `Only \`stage\` can stand here, not \`${stage.name}\`, and Jenkins refuses the file. ${commonSteps.has(stage.name) || groovyWords.has(stage.name) ? 'Put it into the `steps` of a stage.' : 'Write `stage(…) { … }`.'}`,
        };
      continue;
    }
    const named = stringOf(stage);
    if (named && !named.interpolated && seen.has(named.text))
      yield {
        span: { start: named.start, end: named.end },
        message: `There are two stages \`${named.text}\` here, and Jenkins refuses the file. Give one another name.`,
      };
    if (named) seen.add(named.text);
    if (stage.block && depth < 10) yield* checkStage(stage, stage.block, sound, depth, split);
  }
}

const bodies = ['steps', 'stages', 'parallel', 'matrix'];

function* checkStage(
  stage: GroovyCall,
  block: readonly GroovyCall[],
  sound: boolean,
  depth: number,
  split: boolean,
): Generator<Problem> {
  yield* checkNames(block, jenkinsNames.stage, 'a stage');
  const found = block.filter(({ name }) => bodies.includes(name));
  const [, second] = found;
  if (found.length === 0 && sound && !block.some(({ name }) => commonSteps.has(name)))
    yield {
      span: stage.nameSpan,
      message:
        'This stage has nothing to do, and Jenkins refuses the file. Add `steps { … }`, or `stages`, `parallel` or `matrix`.',
    };
  else if (second && second.name !== found[0]?.name)
    yield {
      span: second.nameSpan,
      message: `A stage has only one of \`steps\`, \`stages\`, \`parallel\` and \`matrix\`, and this one has \`${found[0]?.name}\` already. Split the stage.`,
    };
  const splits = block.find(({ name }) => name === 'parallel' || name === 'matrix');
  if (splits) yield* checkSplit(splits, block, split);
  for (const section of block) {
    yield* checkEmpty(section, sound);
    if (section.name === 'agent') yield* checkAgent(section);
    else if (section.name === 'steps') yield* checkSteps(section);
    else if (section.name === 'post') yield* checkPost(section);
    else if (section.name === 'stages' || section.name === 'parallel')
      yield* checkStages(section, sound, depth + 1, split || section.name === 'parallel');
    else if (section.name === 'matrix' && section.block) {
      yield* checkNames(section.block, jenkinsNames.matrix, '`matrix`');
      for (const inner of section.block) yield* checkEmpty(inner, sound);
      for (const name of sound ? ['axes', 'stages'] : [])
        if (!section.block.some((each) => each.name === name))
          yield {
            span: section.nameSpan,
            message: `\`matrix\` needs \`${name}\`, and Jenkins refuses the file without it. Add it.`,
          };
      for (const inner of section.block) if (inner.name === 'stages') yield* checkStages(inner, sound, depth + 1, true);
    }
  }
}

/** Stages that run side by side have no agent around them and cannot be split again. */
function* checkSplit(splits: GroovyCall, block: readonly GroovyCall[], split: boolean): Generator<Problem> {
  if (split)
    yield {
      span: splits.nameSpan,
      message: `\`${splits.name}\` cannot stand inside another \`parallel\` or \`matrix\`, and Jenkins refuses the file. Bring the branches together.`,
    };
  for (const { name, nameSpan } of block)
    if (name === 'agent' || name === 'tools')
      yield {
        span: nameSpan,
        message: `\`${name}\` cannot stand in a stage with \`${splits.name}\`, and Jenkins refuses the file. Move it into the stages inside.`,
      };
}

function* checkPost(post: GroovyCall): Generator<Problem> {
  yield* checkNames(post.block ?? [], jenkinsNames.post, '`post`', 'always { … }');
  for (const condition of post.block ?? []) yield* checkSteps(condition);
}

/** What is no step at all: Groovy statements, method calls and assignments. */
function* checkSteps({ block }: GroovyCall): Generator<Problem> {
  for (const { name, nameSpan, args, block: inner } of block ?? []) {
    const [first, second] = args;
    const assigns = first?.text === '=' && args[1]?.text !== '=' && inner === undefined;
    const declares = first?.kind === 'word' && second?.text === '=' && args[2]?.text !== '=';
    const method = first?.text === '.' && name !== '';
    if (name === 'stage' || name === 'stages' || name === 'steps' || name === 'pipeline') {
      yield {
        span: nameSpan,
        message: `\`${name}\` cannot stand among steps, and Jenkins refuses the file. Nest stages with \`stages { … }\` instead of \`steps\`.`,
      };
    } else if (groovyWords.has(name) || assigns || declares || method) {
      yield {
        span: nameSpan,
        message: `This is Groovy and no step, and Jenkins refuses the file. Put it into \`script { … }\`.`,
      };
    }
  }
}

function* checkAgent({ args, block, nameSpan, span }: GroovyCall): Generator<Problem> {
  const [only] = args;
  // A bare `agent` takes what stands in the next line only in some versions of Groovy: nothing follows it in its own statement.
  if (!block && args.length === 0 && span.end === nameSpan.end)
    yield {
      span: nameSpan,
      message: 'This `agent` says nothing, and Jenkins refuses the file. Write `agent any` or which one.',
    };
  if (block || args.length !== 1 || only?.kind !== 'word' || only.text === 'any' || only.text === 'none') return;
  yield {
    span: { start: only.start, end: only.end },
    message: `\`agent ${only.text}\` is not known, and Jenkins refuses the file. Write \`any\`, \`none\` or a block such as \`{ label '${only.text}' }\`.`,
  };
}

const neverEmpty = new Set([
  'stages',
  'steps',
  'environment',
  'options',
  'parameters',
  'triggers',
  'tools',
  'post',
  'when',
  'parallel',
  'axes',
  'excludes',
  'input',
]);

/** Sections that are a block and nothing else. */
const blocks = new Set([...neverEmpty, 'matrix']);

function* checkEmpty({ name, nameSpan, block, args }: GroovyCall, sound: boolean): Generator<Problem> {
  const plain = block === undefined && args[0]?.kind === 'string';
  if (plain && blocks.has(name) && name !== 'input')
    yield {
      span: nameSpan,
      message: `\`${name}\` needs a block, and Jenkins refuses the file. Write \`${name} { … }\`.`,
    };
  if (!sound || !neverEmpty.has(name) || block === undefined || block.length > 0 || args.length > 0) return;
  yield { span: nameSpan, message: `\`${name}\` is empty, and Jenkins refuses the file. Fill it or take it out.` };
}

function* checkNames(
  block: readonly GroovyCall[],
  known: readonly string[],
  place: string,
  around = 'steps { … }',
): Generator<Problem> {
  const seen = new Set<string>();
  for (const { name, nameSpan, args } of block) {
    if (name === '') continue;
    if (seen.has(name) && known.includes(name) && name !== 'failFast')
      yield {
        span: nameSpan,
        message: `\`${name}\` stands twice in ${place}, and Jenkins refuses the file. Bring both together.`,
      };
    seen.add(name);
    if (known.includes(name)) continue;
    const step = commonSteps.has(name) || groovyWords.has(name) || args[0]?.text === '=' || args[0]?.text === '.';
    const near = step ? undefined : nearestName(name, known);
    yield {
      span: nameSpan,
      message: `Jenkins does not know \`${name}\` in ${place} and refuses the file. ${
        step
          ? `Put it into \`${around}\`.`
          : near
            ? `You may mean \`${near}\`.`
            : `It can have ${known
                .slice(0, 12)
                .map((each) => `\`${each}\``)
                .join(', ')}.`
      }`,
      ...(near && { fix: { title: `Write ${near}`, edits: [{ span: nameSpan, text: near }], safe: false } }),
    };
  }
}
