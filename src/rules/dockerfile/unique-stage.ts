import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const uniqueStage: Rule<DockerfileDocument> = {
  id: 'dockerfile/unique-stage',
  summary: 'Give every stage a name of its own',
  why: 'A name that two stages have means the later one to what comes after: the copy takes files from a stage the reader does not think of.',
  severity: 'warning',
  aliases: ['DL3024', 'DuplicateStageName'],
  fixable: false,
  *check(document) {
    const seen = new Set<string>();
    for (const { name, from } of document.stages) {
      if (name === undefined) continue;
      const word = from.words[2];
      if (seen.has(name) && word)
        yield {
          span: word.span,
          message: `Another stage is called \`${name}\` already. Give this one a name of its own.`,
        };
      seen.add(name);
    }
  },
};
