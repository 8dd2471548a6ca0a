import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { argumentsOf, programOf } from './shell-nodes';
import { shellScripts } from './shell-scripts';

export const shellFindXargs: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-find-xargs',
  summary: 'Hand names from find to xargs with zeros between them',
  why: '`xargs` splits names at blanks and quotes: one file called `run 2.ckpt`, and it works on two others.',
  severity: 'information',
  aliases: ['SC2038'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const { children } of script.all('pipeline')) {
        const [find, bar, xargs] = children;
        if (find?.type !== 'command' || bar?.type !== '|' || xargs?.type !== 'command') continue;
        if (programOf(script, find) !== 'find' || programOf(script, xargs) !== 'xargs') continue;
        const options = [...argumentsOf(find), ...argumentsOf(xargs)].map((word) => script.textOf(word));
        if (options.some((text) => /^(?:-print0|-printf|-0|--null|-[a-z]*0[a-z]*|-d.*|--delimiter.*)$/.test(text)))
          continue;
        const name = xargs.children.find(({ type }) => type === 'command_name');
        if (!name || options.some((text) => /^-(?:print|exec|ls|o)$/.test(text))) continue;
        const findEnd = script.spanOf(find).end;
        const nameEnd = script.spanOf(name).end;
        yield {
          span: script.spanOf(find),
          message:
            '`xargs` splits what `find` prints at blanks and quotes. Use `find … -print0 | xargs -0 …`, or `find … -exec … {} +`.',
          fix: {
            title: 'Use -print0 and xargs -0',
            edits: [
              { span: { start: findEnd, end: findEnd }, text: ' -print0' },
              { span: { start: nameEnd, end: nameEnd }, text: ' -0' },
            ],
            safe: true,
          },
        };
      }
    }
  },
};
