import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const definitionComment: Rule<DockerfileDocument> = {
  id: 'dockerfile/definition-comment',
  summary: 'Begin the comment on a stage or argument with its name',
  why: 'docker build --call=outline shows such comments as the description of your stages and arguments.',
  severity: 'hint',
  aliases: ['InvalidDefinitionDescription'],
  fixable: false,
  *check(document) {
    const { text } = document.source;
    for (const { keyword, words, properties, span } of document.instructions) {
      const names =
        keyword === 'ARG'
          ? properties.map(({ name }) => name)
          : keyword === 'FROM' && words[2]
            ? [words[2].text.toLowerCase()]
            : [];
      const comment = document.comments.findLast(({ end }) => end <= span.start);
      if (names.length === 0 || !comment || !/^[^\S\n]*\n[^\S\n]*$/.test(text.slice(comment.end, span.start))) continue;
      const said = text.slice(comment.start + 1, comment.end).trim();
      if (
        said === '' ||
        /^(?:syntax|escape|check)\s*=|^(?:hadolint|mlops-roadmap)\s/.test(said) ||
        names.includes(said.split(' ')[0] ?? '')
      )
        continue;
      yield {
        span: comment,
        message: `This stands where the description of \`${names[0]}\` is expected. Write \`# ${names[0]} …\`, or put an empty line below the comment.`,
      };
    }
  },
};
