import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { lastOf, sections } from './final-stage';

const builtins =
  /^(?:exec|cd|export|source|\.|set|unset|eval|ulimit|umask|trap|wait|read|test|\[|:|true|false|alias|command|if|for|while|case|\{|\()$/;

export const execFormCmd: Rule<DockerfileDocument> = {
  id: 'dockerfile/exec-form-cmd',
  summary: 'Start the program itself, not a shell that starts it',
  why: 'With a shell in between, whether SIGTERM reaches the server depends on the shell: when it does not, a rollout waits ten seconds and then kills predictions in flight.',
  severity: 'warning',
  aliases: ['DL3025', 'JSONArgsRecommended'],
  fixable: true,
  *check(document) {
    for (const instructions of sections(document)) {
      for (const keyword of ['ENTRYPOINT', 'CMD']) {
        const instruction = lastOf(instructions, keyword);
        if (
          !instruction ||
          instruction.isExec ||
          instruction.text.trim() === '' ||
          hasOwnShell(document, instructions, instruction)
        )
          continue;
        const problem = instruction.text.trimStart().startsWith('[')
          ? brokenList(instruction)
          : shellForm(instruction, hasEntrypoint(instructions));
        if (problem) yield { span: instruction.spanOf(0, instruction.text.length), ...problem };
      }
    }
  },
};

type Told = { readonly message: string; readonly fix?: Fix };

function shellForm(instruction: Instruction, behindEntrypoint: boolean): Told | undefined {
  const { commands, keyword } = instruction;
  const last = commands.at(-1);
  // `exec` puts the program in the shell's place: signals arrive.
  if (!last || last.words[0]?.text === 'exec') return undefined;
  const whole = instruction.spanOf(0, instruction.text.length);
  const program = last.words[0]?.text ?? '';
  if (!isPlain(instruction)) {
    const fix = keyword === 'CMD' && behindEntrypoint ? undefined : execFix(instruction, whole.end);
    return {
      message: `A shell stays between the container and \`${program}\`: SIGTERM may never reach it. Put \`exec\` before the last command, or use a list: \`["sh", "-c", "exec …"]\`.`,
      ...(fix && { fix }),
    };
  }
  const list = `[${last.words.map(({ text }) => JSON.stringify(text)).join(', ')}]`;
  return {
    message: `This starts \`/bin/sh -c\` and that starts \`${program}\`: SIGTERM may never reach it${keyword === 'ENTRYPOINT' ? ', and arguments of CMD and `docker run` are lost' : ''}. Write a list: \`${keyword} ${list}\`.`,
    fix: { title: `Write a list: ${list}`, edits: [{ span: whole, text: list }], safe: !behindEntrypoint },
  };
}

/** Whether the line is one command of words that no shell changes. */
function isPlain(instruction: Instruction): boolean {
  const [only, ...others] = instruction.commands;
  const whole = instruction.spanOf(0, instruction.text.length);
  if (!only || others.length > 0 || only.span.start !== whole.start || only.span.end !== whole.end) return false;
  const isLiteral = only.assignments.length === 0 && only.words.every(({ literal }) => literal);
  return isLiteral && !builtins.test(only.words[0]?.text ?? '');
}

/** Offered where the last command runs in the outer shell and ends the line. */
function execFix({ commands }: Instruction, end: number): Fix | undefined {
  const last = commands.at(-1);
  const before = commands.at(-2);
  const word = last?.words[0];
  if (!last || !word || last.span.end !== end || last.assignments.length > 0 || builtins.test(word.text))
    return undefined;
  if (before && !(before.followedBy === '&&' || before.followedBy === ';')) return undefined;
  const { start } = word.span;
  return {
    title: 'Put exec before the last command',
    edits: [{ span: { start, end: start }, text: 'exec ' }],
    safe: false,
  };
}

/** `['python', 'app.py']` is no JSON: Docker takes it for a shell line. */
function brokenList(instruction: Instruction): Told {
  const message =
    'This list is not valid JSON, so Docker hands it to a shell as it is. Use double quotes, commas between the words and no comma at the end.';
  const text = instruction.text.trim();
  if (!/^\[\s*'[^'"\\]*'(?:\s*,\s*'[^'"\\]*')*\s*,?\s*\]$/.test(text)) return { message };
  const list = `[${[...text.matchAll(/'([^']*)'/g)].map(([, word]) => JSON.stringify(word)).join(', ')}]`;
  const span = instruction.spanOf(0, instruction.text.length);
  return { message, fix: { title: `Write JSON: ${list}`, edits: [{ span, text: list }], safe: true } };
}

/** `SHELL ["conda", "run", …]` makes the shell form do something that a list would not. */
function hasOwnShell(document: DockerfileDocument, instructions: readonly Instruction[], before: Instruction): boolean {
  const stage = document.stages.find((each) => each.instructions === instructions);
  const inherited = stage ? document.lineage(stage).flatMap((each) => each.instructions) : instructions;
  return (
    inherited.some(
      ({ keyword, span, words }) =>
        keyword === 'SHELL' && span.start < before.span.start && !/(?:^|\/)(?:ba|da|a)?sh$/.test(words[0]?.text ?? ''),
    ) ||
    inherited.some(
      ({ keyword, words }) => keyword === 'SHELL' && words.some(({ text }) => /login|^-[a-z]*l/.test(text)),
    )
  );
}

function hasEntrypoint(instructions: readonly Instruction[]): boolean {
  return lastOf(instructions, 'ENTRYPOINT') !== undefined;
}
