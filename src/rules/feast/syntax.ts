import { isMap } from 'yaml';
import { explainYaml } from '../explain-yaml';
import type { FeastRule } from './rule';

/** A repository must be one that Feast opens. */
export const syntax: FeastRule = {
  id: 'feast/syntax',
  summary: 'Write a repository that Feast opens.',
  why: 'Every program that asks for features opens this file first: the training, the materialisation and the server all end with an error.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ file, source: { text } }) {
    if (/\{\{|\{%|: *%[A-Z]/.test(text)) return;
    yield* explainYaml(file.problems);
    const [yaml] = file.documents;
    if (!yaml || file.problems.length > 0 || !isMap(yaml.root)) return;
    const project = yaml.get(yaml.root, 'project');
    const name = yaml.scalar(project);
    if (!project) {
      const first = yaml.entries(yaml.root)[0];
      if (first)
        yield {
          span: first.keySpan,
          message: '`project` is missing, and Feast asks for it. Add the name of the project.',
        };
    } else if (typeof name === 'number' || typeof name === 'boolean') {
      yield {
        span: yaml.spanOf(project),
        message: '`project` is a text, and Feast takes nothing else. Put it into quotes.',
      };
    } else if (typeof name === 'string' && !name.includes('$') && !/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(name)) {
      yield {
        span: yaml.spanOf(project),
        message: `\`${name.slice(0, 60)}\` cannot name a project: letters, digits, \`_\` and \`-\`, beginning with a letter or digit. Rename it.`,
      };
    }
    const version = yaml.get(yaml.root, 'entity_key_serialization_version');
    const value = yaml.scalar(version);
    if (version && typeof value === 'string' && !value.includes('$'))
      yield {
        span: yaml.spanOf(version),
        message: '`entity_key_serialization_version` is a whole number. Write `3`, without quotes.',
      };
  },
};
