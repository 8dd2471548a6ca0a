import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { ShellWord } from '../../parse/shell';
import { removeWord, replaceWord } from './edit-instruction';
import { finalInstructions, isForDevelopment } from './final-stage';
import { findServer, type Server } from './server';

export const devServer: Rule<DockerfileDocument> = {
  id: 'dockerfile/dev-server',
  summary: 'Start a production server, without reloading or debugging',
  why: 'A development server answers one request after the other, loads the model anew when a file changes, and its debugger lets callers run code.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    const server = findServer(document);
    if (!server || isForDevelopment(document)) return;
    const { args, word, program } = server.invocation;
    for (const option of args.filter((each) => isDevelopmentOption(server, each))) {
      yield {
        span: option.span,
        message: `\`${option.text}\` is for development: it watches files and restarts, or shows internals to callers. Remove it.`,
        fix: { title: `Remove ${option.text}`, edits: [removeWord(document, option)], safe: false },
      };
    }
    if (program === 'fastapi' && server.kind.name === 'fastapi dev') {
      const dev = args.find(({ text }) => text === 'dev') ?? word;
      yield {
        span: dev.span,
        message: '`fastapi dev` reloads on every change. Use `fastapi run`.',
        fix: useRun(document, dev),
      };
    }
    if (server.kind.name === 'flask run' || server.kind.name === 'manage.py runserver') {
      const instead =
        server.kind.name === 'flask run'
          ? 'gunicorn --bind 0.0.0.0:5000 app:app'
          : 'gunicorn --bind 0.0.0.0:8000 project.wsgi';
      yield {
        span: word.span,
        message: `\`${server.kind.name}\` is the development server. Start a production one, e.g. \`${instead}\`.`,
      };
    }
    for (const instruction of finalInstructions(document).filter(({ keyword }) => keyword === 'ENV')) {
      for (const { name, value, span } of instruction.properties) {
        const isOn =
          (name === 'FLASK_DEBUG' && /^(?:1|true|yes|on)$/i.test(value ?? '')) ||
          (name === 'FLASK_ENV' && value === 'development');
        if (isOn)
          yield {
            span,
            message: `\`${name}=${value}\` turns Flask’s debugger on, which runs code that callers send. Remove it.`,
          };
      }
    }
  },
};

function isDevelopmentOption({ kind: { name } }: Server, { text }: ShellWord): boolean {
  if (text === '--reload')
    return /^(?:uvicorn|gunicorn|hypercorn|flask run|fastapi dev|fastapi run|bentoml serve)$/.test(name);
  if (text === '--debug' || text === '--debugger') return /^(?:flask run|hypercorn)$/.test(name);
  return text === '--dev' && name.startsWith('mlflow');
}

function useRun(document: DockerfileDocument, dev: ShellWord): Fix {
  return { title: 'Use fastapi run', edits: [replaceWord(document, dev, 'run')], safe: false };
}
