import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { LineIndex } from '../core/line-index';
import type { Span } from '../core/span';
import { parseDockerIgnore } from '../parse/dockerignore';
import { scanDockerfile } from '../parse/scan-dockerfile';
import type { BuildResult } from '../tools/docker-build';
import type { BuildFailure } from '../tools/docker-build-failure';
import { blocked, type CheckContext, type CheckResult, failed } from './check';
import { noteUncommitted, type PreparedSource, readShown } from './docker-image-source';

type FailedBuild = Exclude<BuildResult, { kind: 'built' }>;

const shownLogLines = 15;

/** Turns a failed build into a result: what the engine said, at the instruction it stands in, and what is behind the common causes. */
export async function explainBuild(
  build: FailedBuild,
  prepared: PreparedSource,
  context: string,
  check: CheckContext,
): Promise<CheckResult> {
  const output = build.log.split('\n').filter(isOutput);
  const network = build.kind === 'unreachable' ? `the registry of ${build.image}` : unreachableIndex(build);
  if (network)
    return blocked(
      `The build needs ${network}, which cannot be reached from here: ${firstLine(build.error)}. Check the network (or a proxy), then check again.`,
    );
  const span = findInstruction(prepared.text, build);
  const shown = span && prepared.text.slice(span.start, span.end).split(/\r?\n/)[0];
  const at = shown ? `\`${shorten(shown)}\` failed` : 'The image does not build';
  const cause =
    (await explainMissingFile(build, prepared, context, check)) ??
    explainImage(build) ??
    `: ${describeError(build)}${quoteReason(build, output)}.`;
  const tail = output.slice(-shownLogLines).join('\n').trim();
  const message = `${at}${cause}${noteUncommitted(prepared)}`;
  const place = await placeIn(await readShown(prepared, check.workspace), prepared.text, span);
  return failed(message, {
    expected: 'an image',
    ...(tail && { actual: `the end of the build's output:\n${tail}` }),
    findings: [{ path: prepared.shownDockerfile, span: place, message }],
  });
}

/** The span of the instruction that failed; `undefined` when the builder did not say. */
export function findInstruction(text: string, failure: BuildFailure): Span | undefined {
  if (failure.line !== undefined) return new LineIndex(text).lineSpan(failure.line);
  const spans = scanDockerfile(text).statements.map(({ span }) => span);
  const normalize = (instruction: string) =>
    instruction
      .replace(/\\\r?\n/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const wanted = normalize(failure.instruction ?? '');
  const keyword = wanted.split(' ')[0]?.toUpperCase();
  const counted = failure.number === undefined ? undefined : spans[failure.number - 1];
  if (
    counted &&
    normalize(text.slice(counted.start, counted.end))
      .toUpperCase()
      .startsWith(keyword ?? '')
  )
    return counted;
  const same = spans.find(({ start, end }) => wanted !== '' && normalize(text.slice(start, end)) === wanted);
  if (same) return same;
  const isFrom = ({ start, end }: Span) => /^FROM\b/i.test(text.slice(start, end));
  if (failure.image) {
    const [name = ''] = failure.image.split(/[:@]/);
    return spans.find((span) => isFrom(span) && text.slice(span.start, span.end).includes(name)) ?? spans.find(isFrom);
  }
  // Variables were put in, or comments taken out, in between: the beginning tells them apart well enough.
  const [, second = ''] = wanted.split(' ');
  return spans.find(({ start, end }) => wanted && normalize(text.slice(start, end)).startsWith(`${keyword} ${second}`));
}

/** The same instruction in the text that the learner sees, which may differ from the commit. */
function placeIn(shown: string, built: string, span: Span | undefined): Span {
  const fallback = new LineIndex(shown).lineSpan(1);
  if (!span) return fallback;
  const first = built.slice(span.start, span.end).split(/\r?\n/)[0] ?? '';
  if (shown.startsWith(first, span.start)) return { start: span.start, end: span.start + first.length };
  const start = shown.indexOf(first);
  return start < 0 ? fallback : { start, end: start + first.length };
}

/** A COPY whose source is not in the context: says where the file is instead. */
async function explainMissingFile(
  { error, instruction }: FailedBuild,
  prepared: PreparedSource,
  context: string,
  check: CheckContext,
): Promise<string | undefined> {
  if (!/^(?:COPY|ADD)\b/i.test(instruction ?? '')) return undefined;
  const [, named] =
    /(?:stat|lstat) (?:\/?var\/lib\/docker\/\S*?\/)?([^:]+): (?:file does not exist|no such file)/.exec(error) ??
    /"\/?([^"]+)"(?::)? not found/.exec(error) ??
    [];
  if (!named) return undefined;
  const file = named
    .replace(/^\//, '')
    .replace(/^docker-builder\d+\//, '')
    .trim();
  const shown = path.posix.join(context, file);
  const isHere = await exists(path.join(check.workspace, context, file));
  if (!isHere) {
    const sources = (instruction ?? '').split(/\s+/).slice(1);
    const isAbsolute = sources.some((source) => /^(?:\/(?:home|Users|root|mnt|tmp)\/|[A-Za-z]:|~)/.test(source));
    if (isAbsolute || file.startsWith('home/') || file.startsWith('Users/'))
      return `: it names a path of one person's computer. COPY takes paths relative to the build context, never \`/home/…\`: put the file into the repository and name it from there.`;
    return `: there is no \`${shown}\` to copy. Paths are relative to the build context, and letters count (\`Model\` is not \`model\`).`;
  }
  if (!(await exists(path.join(prepared.context, file)))) {
    const ignored = await check.tools.git
      .raw(check.workspace, ['check-ignore', '--verbose', '--no-index', '--', shown], check.signal)
      .catch(() => '');
    const rule = /^([^:]*:\d+:[^\t]*)\t/.exec(ignored)?.[1];
    return rule
      ? `: \`${shown}\` lies in your folder, but Git ignores it (\`${rule}\`), so no clean checkout has it.`
      : `: \`${shown}\` lies in your folder, but it is not in the last commit, so no clean checkout has it. Add and commit it.`;
  }
  for (const name of [`${prepared.dockerfile}.dockerignore`, '.dockerignore']) {
    const text = await readText(path.join(prepared.context, name));
    if (text !== undefined && parseDockerIgnore(text).excludes(file))
      return `: \`${name}\` keeps \`${file}\` out of the build context.`;
  }
  return undefined;
}

function explainImage({ image, error }: FailedBuild): string | undefined {
  if (!image) return undefined;
  return `: the registry has no image \`${image}\` that you may pull (${firstLine(error)}). Check name and tag.`;
}

/** Package indexes that pip and apt could not reach during a RUN: the network's fault, not the learner's. */
function unreachableIndex({ log, instruction }: FailedBuild): string | undefined {
  if (!/^RUN\b/i.test(instruction ?? '')) return undefined;
  if (
    !/name resolution|could not resolve|NewConnectionError|network is unreachable|connection timed out|ReadTimeoutError/i.test(
      log,
    )
  )
    return undefined;
  return /\b(?:pypi\.org|files\.pythonhosted\.org|deb\.debian\.org|archive\.ubuntu\.com|security\.debian\.org)\b/.exec(
    log,
  )?.[0];
}

function describeError({ error }: FailedBuild): string {
  const code = /(?:non-zero code|exit code): (\d+)/.exec(error)?.[1];
  if (code === '137') return 'the process was killed (exit code 137): the engine ran out of memory';
  if (code === '127') return 'the command was not found in the image (exit code 127)';
  return code ? `its command ended with exit code ${code}` : firstLine(error).replace(/\.$/, '');
}

/** The line in which the failed command itself says what is wrong. */
function quoteReason({ instruction }: FailedBuild, output: readonly string[]): string {
  if (!/^RUN\b/i.test(instruction ?? '')) return '';
  const lines = output.map((line) => line.trim()).filter(Boolean);
  const reason = lines.findLast((line) =>
    /^(?:ERROR|error|fatal|E)\b:? |^\w*(?:Error|Exception):|: not found$/.test(line),
  );
  return reason ? ` (\`${shorten(reason, 160)}\`)` : '';
}

/** Step headings and hashes of intermediate containers say nothing to the learner. */
function isOutput(line: string): boolean {
  return !/^(?:Step \d+\/\d+ :| ---> | ?---> Running in |Removing intermediate container|\[(?:internal|auth)\])/.test(
    line,
  );
}

function firstLine(text: string): string {
  return shorten(text.split('\n')[0] ?? '', 300);
}

function shorten(text: string, length = 120): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
