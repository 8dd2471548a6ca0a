import type { Node } from 'yaml';
import type { Source, SourceDocument } from '../core/rule';
import { readIncludes } from './gitlab-ci-includes';
import { readGitlabPipeline } from './gitlab-ci-pipeline';
import type { Pipeline, Text } from './pipeline';
import { readScript } from './pipeline-script';
import { rememberScripts } from './remember-scripts';
import type { ParseShell, ShellCommand } from './shell';
import { parseYaml, statementStart, type YamlDocument, type YamlEntry, type YamlFile } from './yaml';

/** One file's part in a job: the same job may be begun in an included file and go on here. */
export interface GitlabPart {
  readonly yaml: YamlDocument;
  readonly entry: YamlEntry;
  /** False for a part of an included file: its spans are none of this file. */
  readonly own: boolean;
}

/** The keys at the top that are no jobs. */
export const gitlabKeywords: ReadonlySet<string> = new Set([
  'default',
  'include',
  'stages',
  'types',
  'image',
  'services',
  'before_script',
  'after_script',
  'variables',
  'cache',
  'workflow',
  'spec',
  '$schema',
]);

/** What a job's key has as its value; `unknown` when an unknown parent or a reference may say it. */
export type GitlabFound = { readonly yaml: YamlDocument; readonly entry: YamlEntry; readonly own: boolean } | 'unknown';

/** A GitLab CI file: its YAML, its jobs with what they inherit, and what it means as a pipeline. */
export interface GitlabCiDocument extends SourceDocument {
  readonly file: YamlFile;
  /** The configuration; a header (`spec`) that stands before it in a document of its own is left out. */
  readonly yaml: YamlDocument | undefined;
  /** The jobs that this file writes, hidden ones too, in order. */
  readonly jobs: readonly YamlEntry[];
  /** All jobs that can be seen, by name, each with its parts; the last part wins. */
  readonly parts: ReadonlyMap<string, readonly GitlabPart[]>;
  /** True when every name that can exist is known: the file is a project's own, its YAML is sound, and all that it includes could be read. */
  readonly complete: boolean;
  /** The stages in order; `undefined` when another file may decide them. */
  readonly stages: readonly string[] | undefined;
  readonly pipeline: Pipeline;
  /** The value of a key in a job, its own or inherited by `extends`. */
  find(job: string, key: string): GitlabFound | undefined;
  /** The commands of a line of a script. */
  commands(run: Text): readonly ShellCommand[];
}

let loading: Promise<(source: Source) => GitlabCiDocument> | undefined;

/** Loads the shell's grammar once; the result reads any text without throwing. */
export function loadGitlabCi(): Promise<(source: Source) => GitlabCiDocument> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<(source: Source) => GitlabCiDocument> {
  const { loadShell } = await import('./shell');
  const parseShell = await loadShell();
  return (source) => parseGitlabCi(source, parseShell);
}

/** The document that holds jobs: the second one when the first is a header. */
export function mainDocument(file: YamlFile): YamlDocument | undefined {
  const [first, second] = file.documents;
  return second && first?.entry(first.root, 'spec') ? second : first;
}

/** The jobs of a document, in order, without the keys that are no jobs. */
export function jobEntries(yaml: YamlDocument | undefined): YamlEntry[] {
  return yaml ? yaml.entries(yaml.root).filter(({ key }) => !gitlabKeywords.has(key) && key !== '') : [];
}

/** The names in `extends`, as written; those that an input or a variable decides are left out and make `open` true. */
export function parentsOf(yaml: YamlDocument, job: Node | undefined): { names: Node[]; open: boolean } {
  const value = yaml.get(job, 'extends');
  const nodes = value === undefined ? [] : yaml.scalar(value) === undefined ? yaml.items(value) : [value];
  const names = nodes.filter((node) => typeof yaml.scalar(node) === 'string' && !/\$/.test(String(yaml.scalar(node))));
  return { names, open: value !== undefined && (names.length < nodes.length || nodes.length === 0) };
}

function parseGitlabCi(source: Source, parseShell: ParseShell): GitlabCiDocument {
  const file = parseYaml(source.text);
  const yaml = mainDocument(file);
  const jobs = jobEntries(yaml);
  const { documents, complete: included } = readIncludes(source, yaml);
  const isRoot = /(^|\/)\.gitlab-ci\.ya?ml$/.test(source.path.replace(/\\/g, '/'));
  const parts = new Map<string, GitlabPart[]>();
  const add = (from: YamlDocument, own: boolean) => (entry: YamlEntry) => {
    parts.set(entry.key, [...(parts.get(entry.key) ?? []), { yaml: from, entry, own }]);
  };
  for (const document of documents) jobEntries(document).forEach(add(document, false));
  if (yaml) jobs.forEach(add(yaml, true));
  const complete = isRoot && included && file.problems.length === 0;

  function find(job: string, key: string, seen: readonly string[] = []): GitlabFound | undefined {
    if (seen.includes(job) || seen.length > 12) return undefined;
    let open = false;
    const own = parts.get(job) ?? [];
    for (const part of [...own].reverse()) {
      const entry = part.yaml.entry(part.entry.value, key);
      if (entry) return { yaml: part.yaml, entry, own: part.own };
      if (part.yaml.entries(part.entry.value).length === 0 && hasTag(part.entry.value)) open = true;
    }
    for (const part of [...own].reverse()) {
      const parents = parentsOf(part.yaml, part.entry.value);
      open ||= parents.open;
      for (const node of parents.names.reverse()) {
        const name = String(part.yaml.scalar(node));
        const found = find(name, key, [...seen, job]);
        if (found && found !== 'unknown') return found;
        open ||= found === 'unknown' || !parts.has(name);
      }
    }
    return open ? 'unknown' : undefined;
  }

  const document = {
    source,
    file,
    yaml,
    jobs,
    parts,
    complete,
    stages: readStages(
      [...(yaml ? [yaml] : []), ...[...documents].reverse()],
      isRoot,
      complete,
      !/[\\/]./.test(source.path.replace(/^\.[\\/]/, '')),
    ),
    find: (job: string, key: string) => find(job, key),
    comments: file.comments,
    commands: rememberScripts((run: Text) => readScript(run, parseShell)),
    statementStart: (offset: number) => statementStart(file, source.text, offset),
  };
  return { ...document, pipeline: readGitlabPipeline(document) };
}

function hasTag(node: Node | undefined): boolean {
  return node !== undefined && 'tag' in node && String(node.tag ?? '').startsWith('!');
}

function readStages(
  documents: readonly YamlDocument[],
  isRoot: boolean,
  complete: boolean,
  atTop: boolean,
): readonly string[] | undefined {
  if (!isRoot) return undefined;
  for (const [at, yaml] of documents.entries()) {
    const node = yaml.get(yaml.root, 'stages');
    if (!node) {
      if (at === 0 && !complete) return undefined;
      continue;
    }
    const items = yaml.items(node);
    const names = items.map((item) => yaml.scalar(item));
    if (items.length === 0 || names.some((name) => typeof name !== 'string' || name.includes('$'))) return undefined;
    return ['.pre', ...names.map(String).filter((name) => name !== '.pre' && name !== '.post'), '.post'];
  }
  // A file in a folder is often a template, whose includer says the stages.
  return complete && atTop ? ['.pre', 'build', 'test', 'deploy', '.post'] : undefined;
}
