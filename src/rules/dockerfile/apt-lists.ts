import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { readInvocation } from '../../parse/invocation';
import { lineEndOf } from './edit-instruction';
import { isKept, stageOf, withTriggers } from './final-stage';

const cleanUp = 'rm -rf /var/lib/apt/lists/*';

export const aptLists: Rule<DockerfileDocument> = {
  id: 'dockerfile/apt-lists',
  summary: 'Delete apt’s package lists in the instruction that fetched them',
  why: 'The lists are tens of megabytes of no use in a running container; they are pushed, pulled and scanned with every version of your model.',
  severity: 'information',
  aliases: ['DL3009'],
  fixable: true,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      if (instruction.keyword !== 'RUN' || keepsNoLists(instruction)) continue;
      if (!isKept(document, stageOf(document, instruction))) continue;
      const update = instruction.commands.find((command) => {
        const invocation = readInvocation(command);
        return (
          /^apt(?:-get|itude)?$/.test(invocation?.program ?? '') &&
          invocation?.args.some(({ text }) => text === 'update')
        );
      });
      if (!update) continue;
      const fix = deleteLists(document, instruction);
      yield {
        span: update.span,
        message: `The package lists stay in this layer. End the same \`RUN\` with \`${cleanUp}\`.`,
        ...(fix && { fix }),
      };
    }
  },
};

/** Deleted in the same instruction, or on a mount that is no part of the layer. */
function keepsNoLists({ commands, flags }: Instruction): boolean {
  const isMounted = flags.some(
    ({ name, value }) =>
      name === 'mount' &&
      /type=(?:cache|tmpfs)/.test(value) &&
      /(?:target|dst|destination)=\/var\/(?:lib|cache)?\/?(?:apt)?/.test(value) &&
      /=\/var\/lib(?:\/apt(?:\/lists)?)?\/?(?:,|$)/.test(value),
  );
  return (
    isMounted ||
    commands.some(({ words }) => {
      const [program, ...rest] = words.filter(({ text }) => text !== 'sudo').map(({ text }) => text);
      return (
        program !== undefined &&
        /(?:^|\/)(?:rm|find)$/.test(program) &&
        rest.some((text) => /^["']?\/var\/lib(?:\/apt(?:\/lists)?)?(?:\/|$|\/\*)/.test(text))
      );
    })
  );
}

function deleteLists(document: DockerfileDocument, instruction: Instruction): Fix | undefined {
  const title = `End with ${cleanUp}`;
  const [heredoc, ...others] = instruction.heredocs;
  if (heredoc) {
    if (others.length > 0 || !/^<<-?["']?\w+["']?\s*$/.test(instruction.text)) return undefined;
    const at = heredoc.body.end;
    return { title, edits: [{ span: { start: at, end: at }, text: cleanUp + lineEndOf(document) }], safe: true };
  }
  const last = instruction.commands.at(-1);
  const { end } = instruction.span;
  // Inside a branch or before a comment the words would land in the wrong place.
  if (!last || instruction.isExec || last.span.end !== end || last.followedBy !== '') return undefined;
  const isLong = document.source.text.slice(instruction.span.start, end).includes('\n');
  const gap = isLong ? ` \\${lineEndOf(document)}    ` : ' ';
  return { title, edits: [{ span: { start: end, end }, text: `${gap}&& ${cleanUp}` }], safe: true };
}
