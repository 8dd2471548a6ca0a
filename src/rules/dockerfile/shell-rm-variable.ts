import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { argumentsOf, programOf } from './shell-nodes';
import { shellScripts } from './shell-scripts';

const systemFolders = 'bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var';
/** A variable at the start, and behind it nothing, all, or a folder that a system has. */
const dangerous = new RegExp(
  `^["']?/?["']?\\$(?:\\{(\\w+)\\}|(\\w+))["']?/["']?(?:\\*|\\*\\*|\\.\\*|(?:${systemFolders})(?:/\\*?)?)?["']?$`,
);

export const shellRmVariable: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-rm-variable',
  summary: 'Keep rm -r from the root of the file system',
  why: 'When the variable is empty, `rm -rf "$DIR"/*` deletes everything it may: the libraries of the base image, and what is mounted into the build, data sets included.',
  severity: 'warning',
  aliases: ['SC2115'],
  fixable: true,
  *check(document) {
    for (const script of shellScripts(document)) {
      for (const node of script.all('command')) {
        const words = argumentsOf(node);
        if (
          programOf(script, node) !== 'rm' ||
          !words.some((word) => /^-[a-zA-Z]*[rR]|^--recursive$/.test(script.textOf(word)))
        )
          continue;
        for (const word of words) {
          const [, braced, plain] = dangerous.exec(script.textOf(word)) ?? [];
          const name = braced ?? plain;
          if (!name) continue;
          // The file itself gives it a value that is not empty.
          if (document.expand(`\${${name}:-}`, script.instruction)) continue;
          const expansion = [...script.all('simple_expansion', 'expansion')].find(
            ({ start, end }) => start >= word.start && end <= word.end,
          );
          if (!expansion) continue;
          yield {
            span: script.spanOf(word),
            message: `When \`${name}\` is empty this deletes from the root of the file system. Write \`\${${name}:?}\`: the shell then stops instead.`,
            fix: {
              title: `Write \${${name}:?}`,
              edits: [{ span: script.spanOf(expansion), text: `\${${name}:?}` }],
              safe: true,
            },
          };
        }
      }
    }
  },
};
