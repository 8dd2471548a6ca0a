import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isPython } from '../../parse/invocation';
import { finalBase, startsAtRoot } from './base-image';
import { insertAfter } from './edit-instruction';
import { hasEnvironment } from './final-stage';
import { findServer } from './server';
import { startCommands } from './start-command';

export const unbuffered: Rule<DockerfileDocument> = {
  id: 'dockerfile/unbuffered',
  summary: 'Let Python write its output at once',
  why: 'Python keeps back what `print` writes to a pipe: when training or a server crashes, the last lines, which say why, are lost.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check(document) {
    const { finalStage } = document;
    const start = startCommands(document).find(
      ({ invocation: { program, python } }) =>
        python || isPython(program) || findServer(document)?.kind.isPython === undefined,
    );
    if (!finalStage || !start || !startsAtRoot(finalBase(document)) || hasEnvironment(document, 'PYTHONUNBUFFERED'))
      return;
    const { invocation, command } = start;
    const isServer = findServer(document)?.invocation.word === invocation.word;
    if (!isPython(invocation.program) && !invocation.python && !isServer) return;
    if (
      command.words.some(({ text }) => /^-[a-zA-Z]*u[a-zA-Z]*$/.test(text)) &&
      (invocation.python || isPython(invocation.program))
    )
      return;
    if (invocation.environment.some(({ text }) => text.startsWith('PYTHONUNBUFFERED='))) return;
    yield {
      span: (invocation.python ?? invocation.word).span,
      message:
        'Python keeps back its output in a container, so the last lines before a crash are lost. Set `ENV PYTHONUNBUFFERED=1`.',
      fix: {
        title: 'Set PYTHONUNBUFFERED=1',
        edits: [insertAfter(document, finalStage.from, ['ENV PYTHONUNBUFFERED=1'])],
        safe: true,
      },
    };
  },
};
