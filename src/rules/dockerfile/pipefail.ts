import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { isAlpine } from './base-image';
import { insertBefore } from './edit-instruction';
import { sections } from './final-stage';

export const pipefail: Rule<DockerfileDocument> = {
  id: 'dockerfile/pipefail',
  summary: 'Let a pipe fail when any part of it fails',
  why: 'Without pipefail a failed download piped into tar or sh counts as success, and the image ships without the model or the package.',
  severity: 'warning',
  aliases: ['DL4006'],
  fixable: true,
  *check(document) {
    for (const section of sections(document)) {
      let isSafe = false;
      for (const instruction of section) {
        if (instruction.keyword === 'SHELL') isSafe = hasPipefail(instruction.words.map(({ text }) => text));
        if (instruction.keyword !== 'RUN' || isSafe) continue;
        const { commands } = instruction;
        const at = commands.findIndex(({ followedBy }) => followedBy === '|' || followedBy === '|&');
        const piped = commands[at];
        if (!piped || setsPipefail(instruction)) continue;
        const shell = isAlpine(document) ? '/bin/ash' : '/bin/bash';
        const line = `SHELL ["${shell}", "-o", "pipefail", "-c"]`;
        yield {
          span: piped.span,
          message: `When \`${piped.words[0]?.text ?? 'this'}\` fails, the pipe still succeeds if its last command does. Put \`${line}\` before this \`RUN\`.`,
          fix: {
            title: `Put ${line} before it`,
            edits: [insertBefore(document, instruction, [line])],
            safe: false,
          },
        };
      }
    }
  },
};

/** PowerShell and cmd have pipes of another kind. */
function hasPipefail(words: readonly string[]): boolean {
  const [program = ''] = words;
  if (/^(?:pwsh|powershell|cmd)/i.test(program)) return true;
  return (
    /^(?:bash|zsh|ash)$/.test(program.slice(program.lastIndexOf('/') + 1)) &&
    words.some((word) => /^-[a-z]*o/.test(word)) &&
    words.includes('pipefail')
  );
}

/** `set -o pipefail` in the instruction itself. */
function setsPipefail({ commands, text }: Instruction): boolean {
  return (
    commands.some(({ words }) => words[0]?.text === 'set' && words.some((word) => word.text === 'pipefail')) ||
    /^\[.*"-\w*o",\s*"pipefail"/.test(text)
  );
}
