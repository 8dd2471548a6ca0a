import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { readOption } from '../../parse/invocation';
import { replaceWord } from './edit-instruction';
import { finalInstructions } from './final-stage';
import { findServer, isConfiguredElsewhere } from './server';

export const exposeMismatch: Rule<DockerfileDocument> = {
  id: 'dockerfile/expose-mismatch',
  summary: 'Expose the port that the server listens on',
  why: 'Platforms and colleagues route to the exposed port: nothing listens there, and the model server is “down” while it runs.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    const server = findServer(document);
    if (!server?.port) return;
    const instructions = finalInstructions(document);
    const told = readOption(server.invocation.args, ...server.kind.portOptions, ...server.kind.bind);
    const isTold = told !== undefined && /\d/.test(told.value);
    // It reads its ports from a file of its own.
    if (!isTold && server.invocation.program === 'torchserve') return;
    // Without an option, a variable or a file may say another port than the default.
    if (
      !isTold &&
      (isConfiguredElsewhere(server, document) ||
        instructions.some(
          ({ keyword, properties }) =>
            keyword === 'ENV' && properties.some(({ name }) => /PORT|BIND|CMD_ARGS/.test(name)),
        ))
    )
      return;
    const ports = instructions.filter(({ keyword }) => keyword === 'EXPOSE').flatMap(({ words }) => words);
    const known = ports.map((word) => {
      const text = document.expand(word.text, server.instruction);
      const [, from, to = from] = /^(\d+)(?:-(\d+))?(?:\/\w+)?$/.exec(text ?? '') ?? [];
      return { word, from: Number(from), to: Number(to) };
    });
    const { port } = server;
    if (known.length === 0 || known.some(({ from, to }) => Number.isNaN(from) || (from <= port && port <= to))) return;
    const [first] = known;
    if (!first) return;
    yield {
      span: first.word.span,
      message: `\`${server.kind.name}\` listens on ${port}${isTold ? '' : ', its default'}, and \`EXPOSE\` says ${known.map(({ word }) => word.text).join(', ')}: who connects by what is exposed reaches nothing. Write \`EXPOSE ${port}\`, or tell the server the port.`,
      ...(known.length === 1 && {
        fix: { title: `Expose ${port}`, edits: [replaceWord(document, first.word, String(port))], safe: false },
      }),
    };
  },
};
