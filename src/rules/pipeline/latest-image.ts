import type { Problem } from '../../core/finding';
import type { Span } from '../../core/span';
import type { Step } from '../../parse/pipeline';
import type { ShellCommand } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';

/** An image that a job pushes, and where it says so. */
interface Pushed {
  readonly image: string;
  readonly tag: string;
  readonly span: Span;
}

/** Images that are pushed as `latest` and nothing else, or deployed as `latest`. */
export function* latestImage(document: PipelineDocument): Generator<Problem> {
  for (const job of document.pipeline.jobs) {
    const commands = job.steps.flatMap(({ run }) => (run ? document.commands(run) : []));
    const pushed = [...commands.flatMap(pushes), ...job.steps.flatMap(builds)];
    if (!pushesAll(commands)) {
      for (const { image, tag, span } of pushed) {
        if (tag !== 'latest' || pushed.some((other) => other.image === image && other.tag !== 'latest')) continue;
        if (pushed.find((other) => other.image === image)?.span !== span || hasOtherName(commands, image)) continue;
        yield { span, message: pushMessage(image) };
      }
    }
    for (const command of commands) {
      const span = deployed(command);
      if (span)
        yield {
          span,
          message:
            'This deploys `latest`, which is whatever was pushed last: nobody can say which model answers, and there is nothing to go back to. Deploy the tag of the commit or a digest.',
        };
    }
  }
}

function pushMessage(image: string): string {
  return `\`${image}\` is pushed as \`latest\` alone, so each build takes the name from the one before: what ran last week cannot be named nor brought back. Push it under the commit's id too.`;
}

/** A reference is one word: an expression in it has lost its spaces by then. */
function split(reference: string): { image: string; tag: string } | undefined {
  const bare = reference.replace(/\$\{\{.*?\}\}/g, (expression) => expression.replace(/[\s:/]/g, ''));
  if (!/^[\w$][^\s@]*$/.test(bare)) return undefined;
  const colon = bare.lastIndexOf(':');
  return colon > bare.lastIndexOf('/')
    ? { image: bare.slice(0, colon), tag: bare.slice(colon + 1) }
    : { image: bare, tag: '' };
}

function pushes({ words }: ShellCommand): Pushed[] {
  const [program, verb, ...rest] = words;
  if (!/^(docker|podman)$/.test(program?.text ?? '')) return [];
  const pushing = verb?.text === 'push' || (verb?.text === 'image' && rest[0]?.text === 'push');
  if (!pushing) return [];
  const word = rest.findLast(({ text }) => !text.startsWith('-') && text !== 'push');
  const reference = word && split(word.text);
  // Without a tag a variable may hold one.
  if (!word || !reference || (reference.tag === '' && /\$/.test(word.text))) return [];
  return [{ image: reference.image, tag: reference.tag || 'latest', span: word.span }];
}

/** Whether the image is tagged `latest` from a name of its own, which something else has pushed. */
function hasOtherName(commands: readonly ShellCommand[], image: string): boolean {
  return commands.some(({ words }) => {
    const [program, verb, from] = words.map(({ text }) => text);
    const source = /^(docker|podman)$/.test(program ?? '') && verb === 'tag' ? split(from ?? '') : undefined;
    return source?.image === image && source.tag !== '' && source.tag !== 'latest';
  });
}

function pushesAll(commands: readonly ShellCommand[]): boolean {
  return commands.some(
    ({ words }) =>
      /^(docker|podman)$/.test(words[0]?.text ?? '') &&
      words[1]?.text === 'push' &&
      words.some(({ text }) => /^(-a|--all-tags)$/.test(text)),
  );
}

function builds(step: Step): Pushed[] {
  if (!/^docker\/build-push-action@/i.test(step.uses?.value ?? '')) return [];
  const find = (key: string) => step.inputs.find(({ name }) => name.value === key)?.value;
  const push = find('push')?.value;
  const tags = find('tags');
  if (!tags || push === undefined || push === 'false') return [];
  // A comma in an expression separates no tags.
  const listed = tags.raw
    .replace(/\$\{\{.*?\}\}/g, (expression) => expression.replaceAll(',', '\0'))
    .split(/[\r\n,]+/)
    .map((each) => each.replaceAll('\0', ',').trim())
    .filter((each) => each !== '' && !each.startsWith('#'));
  return listed.flatMap((each) => {
    const reference = split(each);
    // What an expression alone gives is not known.
    if (!reference || /^\$\{\{(?:(?!\$\{\{).)*\}\}$/.test(each)) return [{ image: '', tag: each, span: tags.span }];
    const start = tags.span.start + tags.raw.indexOf(each);
    return [{ image: reference.image, tag: reference.tag || 'latest', span: { start, end: start + each.length } }];
  });
}

/** The word of a deploying command that names `latest`. */
function deployed({ words }: ShellCommand): Span | undefined {
  const line = words.map(({ text }) => text).join(' ');
  const deploys =
    /^(kubectl|oc) set image /.test(line) ||
    /^gcloud run deploy /.test(line) ||
    /^az (containerapp (create|update|up)|webapp (create|config container set)|container create) /.test(line) ||
    /^helm (upgrade|install) /.test(line);
  return deploys ? words.find(({ text }) => /(:|\.tag=)latest$/.test(text))?.span : undefined;
}
