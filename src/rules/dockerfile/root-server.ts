import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { baseRunsAsRoot, isAlpine } from './base-image';
import { insertBefore } from './edit-instruction';
import { finalInstructions, lastOf } from './final-stage';
import { startCommands, startInstruction, startsShellOnly } from './start-command';

export const rootServer: Rule<DockerfileDocument> = {
  id: 'dockerfile/root-server',
  summary: 'Run what the image starts as a user other than root',
  why: 'A model server reads untrusted requests and often unpickles files: whoever breaks it as root owns the container, its mounted data and its credentials.',
  severity: 'warning',
  aliases: ['DL3002'],
  fixable: true,
  *check(document) {
    const start = startInstruction(document);
    const instructions = finalInstructions(document);
    if (dropsPrivileges(instructions)) return;
    const user = lastOf(instructions, 'USER');
    if (!user) {
      if (!start || !baseRunsAsRoot(document) || servesNobody(document)) return;
      const message = 'No `USER` is set, so this starts as root. Create a user and put `USER 10001` before it.';
      yield { span: start.keywordSpan, message, aliases: [], fix: addUser(document, instructions, start) };
      return;
    }
    const [name] = user.words;
    if (!name || !isRoot(document.expand(name.text, user))) return;
    if (!start) {
      const message = `\`USER ${name.text}\` is the last one, so the image starts as root. Change back to another user at the end.`;
      yield { span: name.span, message };
      return;
    }
    const before = user.span.start < start.span.start ? start : user;
    const message = `\`USER ${name.text}\` is the last one, so \`${start.keyword}\` starts as root. Change back to another user after the steps that need root.`;
    yield { span: name.span, message, ...(before === start && { fix: addUser(document, instructions, start) }) };
  },
};

/** A shell or a container to work in, a test run, a worker of Apache Beam (`/opt/apache/beam/boot`), or an action, which GitHub starts as root: none of them answers to strangers. */
function servesNobody(document: DockerfileDocument): boolean {
  const { path, neighbours } = document.source;
  if (
    neighbours?.has('action.yml') ||
    neighbours?.has('action.yaml') ||
    /(?:^|\/)\.(?:github|devcontainer)\//.test(path)
  )
    return true;
  const program = startCommands(document)[0]?.invocation.program ?? '';
  return /^(?:pytest|boot)$/.test(program) || startsShellOnly(document);
}

function isRoot(user: string | undefined): boolean {
  return user !== undefined && /^(?:root|0+)(?::|$)/.test(user);
}

/** An entry point that starts as root on purpose and changes to a user by itself. */
function dropsPrivileges(instructions: readonly Instruction[]): boolean {
  return instructions.some(
    ({ keyword, text }) =>
      /^(?:RUN|CMD|ENTRYPOINT|COPY|ADD)$/.test(keyword) &&
      /\b(?:gosu|su-exec|setpriv|runuser|s6-overlay|fixuid)\b/.test(text),
  );
}

function addUser(document: DockerfileDocument, instructions: readonly Instruction[], start: Instruction): Fix {
  const earlier = instructions.findLast(
    ({ keyword, words }) => keyword === 'USER' && words[0] && !isRoot(words[0].text),
  );
  const known = earlier?.words[0]?.text;
  const create = isAlpine(document)
    ? 'RUN adduser -S -D -H -u 10001 app'
    : 'RUN useradd --system --uid 10001 --no-create-home app';
  const lines = known === undefined ? [create, 'USER 10001'] : [`USER ${known}`];
  return {
    title: known === undefined ? 'Create a user and start as it' : `Change back to ${known}`,
    edits: [insertBefore(document, firstStart(instructions, start), lines)],
    safe: false,
  };
}

/** ENTRYPOINT and CMD stand together at the end: the user goes before both. */
function firstStart(instructions: readonly Instruction[], start: Instruction): Instruction {
  const previous = instructions[instructions.indexOf(start) - 1];
  return previous && /^(?:ENTRYPOINT|CMD|HEALTHCHECK|EXPOSE)$/.test(previous.keyword)
    ? firstStart(instructions, previous)
    : start;
}
