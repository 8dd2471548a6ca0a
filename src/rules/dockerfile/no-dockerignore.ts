import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { cleanSource, contextCopies, ignoreFile, isWholeContext } from './context-copies';
import { ignoreFilesAbove } from './files-around';
import { finalInstructions } from './final-stage';

/** What must stay out of an image: a path inside it to ask with, and the line that keeps it out. */
const unwanted: readonly { readonly probe: string; readonly line: string }[] = [
  { probe: '.git/HEAD', line: '.git' },
  { probe: '.env', line: '.env' },
  { probe: 'data/train.csv', line: 'data' },
  { probe: 'mlruns/0/meta.yaml', line: 'mlruns' },
  { probe: '.dvc/cache/files/md5/00/0', line: '.dvc/cache' },
];

/** Worth keeping out too, and harmless when it is not there. */
const further = [
  '.dvc/tmp',
  '.venv',
  'venv',
  'mlflow.db',
  'wandb',
  '**/__pycache__',
  '**/*.pyc',
  '**/.ipynb_checkpoints',
  '.pytest_cache',
];

/** Files that lie at the root of the build context: when one is copied but not beside the Dockerfile, the context is another folder. */
const landmarks = ['requirements.txt', 'pyproject.toml', 'setup.py', 'environment.yml'];

export const noDockerignore: Rule<DockerfileDocument> = {
  id: 'dockerfile/no-dockerignore',
  summary: 'Keep data, history and secrets out of the build with a .dockerignore',
  why: 'Data sets, `mlruns` and Git’s history make images of gigabytes that are slow to push and start, every new run of training invalidates the cache, and `.env` ships your keys.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    const { neighbours } = document.source;
    const copies = contextCopies(document.instructions);
    const whole = copies.find(({ sources }) => sources.some(isWholeContext));
    const source = whole?.sources.find(isWholeContext);
    if (!neighbours || !whole || !source || whole.instruction.flags.some(({ name }) => name === 'exclude')) return;
    const named = new Set(copies.flatMap(({ sources }) => sources.map((word) => cleanSource(word))));
    const ignore = ignoreFile(document);
    const isKept = finalInstructions(document).includes(whole.instruction);
    // What an earlier stage copies is not in the image, and somebody has thought of the context.
    if (ignore && !isKept) return;
    if (
      !ignore &&
      (ignoreFilesAbove.some((path) => neighbours.has(path)) ||
        landmarks.some((file) => named.has(file) && !neighbours.has(file)))
    )
      return;
    const missing = unwanted.filter(({ probe, line }) => !ignore?.excludes(probe) && !wants(named, line));
    if (missing.length === 0) return;
    const list = missing.map(({ line }) => `\`${line}\``).join(', ');
    yield {
      span: source.span,
      message: ignore
        ? `\`${ignore.path}\` does not keep out ${list}: what of it is there goes into the image. Add a line for each.`
        : `This copies the whole folder and there is no \`.dockerignore\`: ${list} go into the ${isKept ? 'image' : 'build and its cache'} when they are there. Create one that keeps them out.`,
      fix: ignore ? extend(ignore.path, ignore.text, missing) : create(missing),
    };
  },
};

/** Whether the Dockerfile copies something of a folder by name. */
function wants(named: ReadonlySet<string>, line: string): boolean {
  return [...named].some((name) => name === line || name.startsWith(`${line}/`));
}

function create(missing: readonly { readonly line: string }[]): Fix {
  const text = `${[...missing.map(({ line }) => line), ...further].join('\n')}\n`;
  return { title: 'Create a .dockerignore', edits: [], files: [{ path: '.dockerignore', text }], safe: false };
}

function extend(path: string, before: string, missing: readonly { readonly line: string }[]): Fix {
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = before === '' || before.endsWith('\n') ? '' : end;
  const text = before + gap + missing.map(({ line }) => line + end).join('');
  return {
    title: `Add ${missing.map(({ line }) => line).join(', ')} to ${path}`,
    edits: [],
    files: [{ path, text }],
    safe: false,
  };
}
