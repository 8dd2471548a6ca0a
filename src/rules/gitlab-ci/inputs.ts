import { isMap, isSeq, type Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { Span } from '../../core/span';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import type { YamlDocument } from '../../parse/yaml';
import { distinct } from '../distinct';
import type { GitlabRule } from './rule';

/** `$[[ inputs.name ]]` must be declared in the header of the file, with a default of its type. */
export const inputs: GitlabRule = {
  id: 'gitlab-ci/inputs',
  summary: 'Declare each input in the header of the file, with a default of its type.',
  why: 'GitLab refuses a template that reads an input which its header does not declare, and every project that includes the template: one renamed input stops the trainings of all teams.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    yield* distinct(checkAll(document));
  },
};

const keys = ['default', 'description', 'options', 'regex', 'type', 'rules'];
const types = ['string', 'number', 'boolean', 'array'];
const functions = ['expand_vars', 'truncate', 'posix_escape', 'posix_quote', 'split'];

function* checkAll({ file, source: { text } }: GitlabCiDocument): Generator<Problem> {
  const [first, second] = file.documents;
  const spec = first?.entry(first.root, 'spec');
  const header = spec && second ? first : undefined;
  const declared = header?.entries(header.get(header.get(header.root, 'spec'), 'inputs')) ?? [];
  if (header) for (const { key, value } of declared) yield* checkInput(header, key, value);
  // A header that includes its inputs from another file, or one that is damaged, says nothing of what is missing.
  if (file.problems.length > 0 || header?.entry(header.get(header.root, 'spec'), 'include')) return;
  const names = declared.map(({ key }) => key);
  for (const read of text.matchAll(/\$\[\[\s*([^\]\n]*?)\s*\]\]/g)) {
    const start = read.index;
    if (file.comments.some((comment) => comment.start <= start && start < comment.end)) continue;
    const [path = '', ...filters] = (read[1] ?? '').split('|').map((part) => part.trim());
    const name = /^inputs\.([\w-]+)$/.exec(path)?.[1];
    if (name !== undefined && !names.includes(name)) {
      const at = start + read[0].indexOf(name, read[0].indexOf('inputs.') + 7);
      const span = { start: at, end: at + name.length };
      const near = nearestName(name, names);
      yield {
        span,
        message: header
          ? `The header declares no input \`${name}\`, so GitLab refuses the file. ${near ? `You may mean \`${near}\`.` : 'Declare it under `spec: inputs:`.'}`
          : `This file has no header that declares the input \`${name}\`, so nothing is put in its place. Begin the file with \`spec: { inputs: { ${name}: } }\` and a line \`---\`.`,
        ...(near && { fix: { title: `Read ${near}`, edits: [{ span, text: near }], safe: false } }),
      };
    }
    if (path.startsWith('inputs.'))
      for (const filter of filters) {
        const called = /^[\w-]+/.exec(filter)?.[0];
        if (!called || functions.includes(called)) continue;
        const at = start + read[0].lastIndexOf(called);
        const near = nearestName(called, functions);
        const span = { start: at, end: at + called.length };
        if (near)
          yield {
            span,
            message: `GitLab has no function \`${called}\` for inputs, and refuses the file. You may mean \`${near}\`.`,
            fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false },
          };
      }
  }
}

function* checkInput(yaml: YamlDocument, name: string, input: Node | undefined): Generator<Problem> {
  if (!isMap(input)) return;
  for (const { key, keySpan } of yaml.entries(input)) {
    const near = keys.includes(key) ? undefined : nearestName(key, keys);
    if (near)
      yield {
        span: keySpan,
        message: `GitLab does not know \`${key}\` for an input, and refuses the file. You may mean \`${near}\`.`,
        fix: { title: `Write ${near}`, edits: [{ span: keySpan, text: near }], safe: false },
      };
  }
  const typeNode = yaml.get(input, 'type');
  const type = yaml.scalar(typeNode) ?? 'string';
  if (!types.includes(String(type))) {
    const near = nearestName(String(type), types);
    yield {
      span: yaml.spanOf(typeNode),
      message: `An input cannot be of the type \`${String(type).slice(0, 40)}\`, and GitLab refuses the file. ${near ? `You may mean \`${near}\`.` : `It can be ${types.map((each) => `\`${each}\``).join(', ')}.`}`,
    };
    return;
  }
  const given = yaml.get(input, 'default');
  if (!given || /\$/.test(String(yaml.scalar(given) ?? ''))) return;
  if (!isOfType(yaml, given, String(type))) {
    const span = yaml.spanOf(given);
    const quotable = type === 'string' && yaml.scalar(given) !== undefined;
    yield {
      span,
      message: `The default of \`${name}\` is no ${String(type)}, and GitLab refuses the file. ${quotable ? 'Put it in quotes' : 'Write one'}, or give the input another \`type\`.`,
      ...(quotable && { fix: { title: 'Quote the default', edits: quote(span), safe: false } }),
    };
    return;
  }
  const options = yaml.items(yaml.get(input, 'options')).map((item) => yaml.scalar(item));
  const value = yaml.scalar(given);
  if (options.length > 0 && value !== undefined && !options.includes(value))
    yield {
      span: yaml.spanOf(given),
      message: `The default of \`${name}\` is not among its \`options\`, and GitLab refuses the file. Add it to them, or take one of them.`,
    };
}

function isOfType(yaml: YamlDocument, node: Node, type: string): boolean {
  if (type === 'array') return isSeq(node);
  const value = yaml.scalar(node);
  return value === null || typeof value === type;
}

function quote({ start, end }: Span): { span: Span; text: string }[] {
  return [start, end].map((at) => ({ span: { start: at, end: at }, text: "'" }));
}
