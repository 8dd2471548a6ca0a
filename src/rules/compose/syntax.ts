import { isMap } from 'yaml';
import { explainShape } from '../explain-shape';
import { explainYaml } from '../explain-yaml';
import type { ComposeRule } from './rule';

/** A Compose file must be one that Compose accepts. */
export const syntax: ComposeRule = {
  id: 'compose/syntax',
  summary: 'Write a file that Compose accepts.',
  why: 'Compose refuses the whole file for one misspelt key: neither the model server nor the tracking server beside it starts.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    yield* explainYaml(document.file.problems);
    for (const problem of document.schemaProblems()) yield explainShape(problem, document, 'Compose');
    const { yaml, isPart, services } = document;
    if (!yaml || isPart || document.file.problems.length > 0) return;
    for (const { name, nameSpan, node } of services) {
      if (!isMap(node) || ['image', 'build', 'extends', 'provider'].some((key) => yaml.entry(node, key))) continue;
      yield {
        span: nameSpan,
        message: `\`${name}\` has neither an image nor a build, so Compose refuses the file. Add \`image\` or \`build\`.`,
      };
    }
  },
};
