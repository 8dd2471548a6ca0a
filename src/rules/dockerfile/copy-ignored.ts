import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { cleanSource, contextCopies, ignoreFile, isWholeContext } from './context-copies';

export const copyIgnored: Rule<DockerfileDocument> = {
  id: 'dockerfile/copy-ignored',
  summary: 'Copy no file that .dockerignore keeps out',
  why: 'The file is not in the build context: the build stops, or a pattern copies nothing and the model is missing.',
  severity: 'warning',
  aliases: ['CopyIgnoredFile'],
  fixable: false,
  *check(document) {
    const ignore = ignoreFile(document);
    // With exceptions, files inside an excluded folder can be there after all.
    if (!ignore || ignore.patterns.some(({ negated }) => negated)) return;
    for (const { instruction, sources } of contextCopies(document.instructions)) {
      for (const source of sources) {
        const path = document.expand(source.text, instruction);
        if (path === undefined || isWholeContext(source) || /[*?[]/.test(path)) continue;
        if (!ignore.excludes(cleanSource({ ...source, text: path }))) continue;
        yield {
          span: source.span,
          message: `\`${ignore.path}\` keeps \`${path}\` out of the build, so there is nothing to copy. Take its line out there, or copy something else.`,
        };
      }
    }
  },
};
