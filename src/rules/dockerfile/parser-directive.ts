import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { readDirectives } from '../../parse/dockerfile-directives';

export const parserDirective: Rule<DockerfileDocument> = {
  id: 'dockerfile/parser-directive',
  summary: 'Write parser directives so that the builder takes them',
  why: 'A directive that the builder rejects stops every build of the file.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check(document) {
    const seen = new Set<string>();
    for (const { name, value, span } of readDirectives(document.source.text)) {
      if (seen.has(name)) yield { span, message: `\`${name}\` may be given once only. Remove this line.` };
      else if (name === 'escape' && value !== '\\' && value !== '`')
        yield { span, message: `\`${value}\` cannot be the escape character. Choose \`\\\` or a backtick.` };
      else if (name === 'check') {
        const wrong = value
          .split(';')
          .find((part) => !/^\s*(?:(?:skip|experimental)\s*=.*|error\s*=\s*(?:true|false|1|0|t|f)\s*)$/i.test(part));
        if (wrong !== undefined)
          yield {
            span,
            message: `\`${wrong.trim()}\` is no option of \`check\`. Use \`skip=<checks>\` or \`error=true\`, with \`;\` between them.`,
          };
      }
      seen.add(name);
    }
  },
};
