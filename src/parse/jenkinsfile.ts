import type { Source, SourceDocument } from '../core/rule';
import { type GroovyCall, type GroovyFile, readGroovy } from './groovy-calls';
import type { GroovyToken } from './groovy-tokens';
import { readJenkinsPipeline } from './jenkinsfile-pipeline';
import type { Pipeline, Text } from './pipeline';
import { readScript } from './pipeline-script';
import { rememberScripts } from './remember-scripts';
import type { ParseShell, ShellCommand } from './shell';

/** A Jenkinsfile: its statements, the declarative pipeline in it, and what that means. */
export interface JenkinsfileDocument extends SourceDocument {
  readonly file: GroovyFile;
  /** The block `pipeline { … }` at the top; `undefined` for a scripted pipeline, which is left alone. */
  readonly declarative: GroovyCall | undefined;
  readonly pipeline: Pipeline;
  /** The commands of a `sh` step. */
  commands(run: Text): readonly ShellCommand[];
}

let loading: Promise<(source: Source) => JenkinsfileDocument> | undefined;

/** Loads the shell's grammar once; the result reads any text without throwing. */
export function loadJenkinsfile(): Promise<(source: Source) => JenkinsfileDocument> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<(source: Source) => JenkinsfileDocument> {
  const { loadShell } = await import('./shell');
  const parseShell = await loadShell();
  return (source) => parseJenkinsfile(source, parseShell);
}

/** The string that a call is given first, or under a name (`script: '…'`). */
export function stringOf({ args }: GroovyCall, name?: string): GroovyToken | undefined {
  const given = args.filter(({ kind, text }) => kind !== 'sign' || !/[()]/.test(text));
  if (name !== undefined) {
    const at = given.findIndex(
      ({ kind, text }, index) => kind === 'word' && text === name && given[index + 1]?.text === ':',
    );
    const value = at < 0 ? undefined : given[at + 2];
    return value?.kind === 'string' ? value : undefined;
  }
  return given[0]?.kind === 'string' ? given[0] : undefined;
}

function parseJenkinsfile(source: Source, parseShell: ParseShell): JenkinsfileDocument {
  const file = readGroovy(source.text);
  const declarative = file.calls.find(({ name, block, args }) => name === 'pipeline' && block && args.length === 0);
  return {
    source,
    file,
    declarative,
    comments: file.comments,
    commentSign: '//',
    pipeline: readJenkinsPipeline(declarative, stringOf),
    commands: rememberScripts((run) => readScript(mask(run), parseShell)),
    statementStart: (offset) => statementStart(file.calls, offset),
  };
}

/** The offset of the innermost statement that holds an offset. */
function statementStart(calls: readonly GroovyCall[], offset: number): number {
  for (const { span, block } of calls) {
    if (offset < span.start || offset > span.end) continue;
    const inner = block ? statementStart(block, offset) : offset;
    return inner === offset && !block?.some((call) => call.span.start === offset) ? span.start : inner;
  }
  return offset;
}

/** What Groovy replaces before the shell sees it, so that places stay the same. */
function mask(run: Text): Text {
  const raw = run.raw
    .replace(/\\([^a-z\r\n])/g, ' $1')
    .replace(/\\n/g, ' \n')
    .replace(/\$\{([^}'"\n]*)\}/g, (whole, inner: string) =>
      /^\w+$/.test(inner) ? whole : `$${'x'.repeat(whole.length - 1)}`,
    );
  return { ...run, raw };
}
