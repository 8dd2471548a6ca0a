import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { ShellWord } from '../../parse/shell';
import { addWords, replaceWord } from './edit-instruction';
import { finalInstructions } from './final-stage';
import { findServer, isConfiguredElsewhere, readHost, type Server } from './server';

const loopback = /^(--?[\w.]+=?)?(127(?:\.\d+){3}|localhost|\[::1\]|::1)(:\d+)?$/;

export const loopbackBind: Rule<DockerfileDocument> = {
  id: 'dockerfile/loopback-bind',
  summary: 'Let the server listen on all interfaces of the container',
  why: 'Inside a container 127.0.0.1 is the container itself: the model answers its own health check and nobody else, which shows only after the deployment.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    const server = findServer(document);
    if (!server || hasProxy(document)) return;
    const host = readHost(server);
    if (host) {
      const value = document.expand(host.value, server.instruction);
      if (value === undefined || !loopback.test(value)) return;
      const fix = hostFix(document, host.word);
      const message = `\`${server.kind.name}\` listens on ${value}, which only the container itself can reach. Listen on 0.0.0.0.`;
      yield { span: host.word.span, message, ...(fix && { fix }) };
      return;
    }
    if (!server.kind.loopback || isConfiguredElsewhere(server, document) || mayHaveConfiguration(server, document))
      return;
    const { word } = server.invocation;
    const option = listenOption(server);
    yield {
      span: word.span,
      message: `\`${server.kind.name}\` listens on 127.0.0.1 unless told otherwise, which only the container itself can reach. Add \`${option.join(' ')}\`.`,
      fix: {
        title: `Listen on all interfaces: ${option.join(' ')}`,
        edits: [addWords(document, server.command.words.at(-1) ?? word, option)],
        safe: false,
      },
    };
  },
};

/** gunicorn reads `gunicorn.conf.py` unasked, so its absence must be known. */
function mayHaveConfiguration({ kind: { name } }: Server, { source: { neighbours } }: DockerfileDocument): boolean {
  return name === 'gunicorn' && (neighbours === undefined || neighbours.has('gunicorn.conf.py'));
}

/** A proxy in the same container is what the outside talks to. */
function hasProxy(document: DockerfileDocument): boolean {
  return finalInstructions(document).some(
    ({ keyword, text }) =>
      /^(?:RUN|CMD|COPY|ENTRYPOINT)$/.test(keyword) &&
      /\b(?:nginx|caddy|envoy|haproxy|traefik|supervisord)\b/.test(text),
  );
}

function listenOption({ kind, port }: Server): readonly string[] {
  if (kind.name === 'manage.py runserver') return [`0.0.0.0:${kind.port}`];
  if (kind.name === 'tensorboard') return ['--bind_all'];
  if (kind.host.length === 0) return ['--bind', `0.0.0.0:${port ?? kind.port}`];
  return [kind.name === 'daphne' ? '-b' : '--host', '0.0.0.0'];
}

function hostFix(document: DockerfileDocument, word: ShellWord): Fix | undefined {
  const parts = loopback.exec(word.text);
  if (!parts || !word.literal) return undefined;
  const [, option = '', , port = ''] = parts;
  return {
    title: 'Listen on all interfaces',
    edits: [replaceWord(document, word, `${option}0.0.0.0${port}`)],
    safe: false,
  };
}
