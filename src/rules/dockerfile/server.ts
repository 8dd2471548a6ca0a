import { remember } from '../../core/remember';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { readOption } from '../../parse/invocation';
import type { ShellWord } from '../../parse/shell';
import { hasEnvironment, readEnvironment } from './final-stage';
import { type StartCommand, startCommands } from './start-command';

/** How a kind of server is told where to listen. */
interface ServerKind {
  /** Shown in messages, e.g. `flask run`. */
  readonly name: string;
  /** Whether it listens on loopback only when it is told nothing. */
  readonly loopback: boolean;
  readonly port: number;
  /** Options that take a host, e.g. `--host`. */
  readonly host: readonly string[];
  /** Options that take `host:port`. */
  readonly bind: readonly string[];
  readonly portOptions: readonly string[];
  /** Variables that set the host. */
  readonly variables: readonly string[];
  /** Options that say it elsewhere: a configuration file, a socket. */
  readonly elsewhere: readonly string[];
  /** A path that answers when it is well, where the server brings one. */
  readonly health?: string;
  /** False when the server is not a Python program, so that Python may be missing in the image. */
  readonly isPython?: false;
}

/** A server that the container starts. */
export interface Server extends StartCommand {
  readonly kind: ServerKind;
  /** The port it listens on, as far as the file says; `undefined` when a variable decides. */
  readonly port: number | undefined;
}

const kind = (name: string, loopback: boolean, port: number, more: Partial<ServerKind> = {}): ServerKind => ({
  name,
  loopback,
  port,
  host: ['--host'],
  bind: [],
  portOptions: ['--port'],
  variables: [],
  elsewhere: [],
  ...more,
});

const flask = kind('flask run', true, 5000, {
  host: ['--host', '-h'],
  portOptions: ['--port', '-p'],
  variables: ['FLASK_RUN_HOST'],
});
const mlflowServer = kind('mlflow server', true, 5000, {
  host: ['--host', '-h'],
  portOptions: ['--port', '-p'],
  variables: ['MLFLOW_HOST'],
  health: '/health',
});

const byProgram: ReadonlyMap<string, ServerKind> = new Map([
  ['uvicorn', kind('uvicorn', true, 8000, { variables: ['UVICORN_HOST'], elsewhere: ['--uds', '--fd'] })],
  [
    'gunicorn',
    kind('gunicorn', true, 8000, {
      host: [],
      bind: ['--bind', '-b'],
      portOptions: [],
      variables: ['GUNICORN_CMD_ARGS', 'PORT'],
      elsewhere: ['--config', '-c'],
    }),
  ],
  [
    'hypercorn',
    kind('hypercorn', true, 8000, { host: [], bind: ['--bind', '-b'], portOptions: [], elsewhere: ['--config', '-c'] }),
  ],
  [
    'daphne',
    kind('daphne', true, 8000, {
      host: ['--bind', '-b'],
      portOptions: ['--port', '-p'],
      elsewhere: ['--endpoint', '-e', '-u', '--unix-socket', '--fd'],
    }),
  ],
  ['waitress-serve', kind('waitress-serve', false, 8080, { bind: ['--listen'], elsewhere: ['--unix-socket'] })],
  [
    'streamlit',
    kind('streamlit', false, 8501, {
      host: ['--server.address'],
      portOptions: ['--server.port'],
      health: '/_stcore/health',
    }),
  ],
  [
    'bentoml',
    kind('bentoml serve', false, 3000, { host: ['--host', '-h'], portOptions: ['--port', '-p'], health: '/readyz' }),
  ],
  ['vllm', kind('vllm serve', false, 8000, { health: '/health' })],
  ['tensorboard', kind('tensorboard', true, 6006, { elsewhere: ['--bind_all'] })],
  [
    'tritonserver',
    kind('tritonserver', false, 8000, { host: ['--http-address'], portOptions: ['--http-port'], isPython: false }),
  ],
  [
    'tensorflow_model_server',
    kind('tensorflow_model_server', false, 8501, { host: [], portOptions: ['--rest_api_port'], isPython: false }),
  ],
  ['torchserve', kind('torchserve', false, 8080, { host: [], portOptions: [], isPython: false })],
]);

/** Finds the server that the container starts; `undefined` when it starts none that we know. */
export const findServer: (document: DockerfileDocument) => Server | undefined = remember(readServer);

function readServer(document: DockerfileDocument): Server | undefined {
  for (const start of startCommands(document)) {
    const found = kindOf(start);
    if (found) return { ...start, kind: found, port: portOf(start, found, document) };
  }
  return undefined;
}

/** Where the server was told to listen: the value and the word that holds it; `undefined` when nothing tells it. */
export function readHost({
  kind: { host, bind },
  invocation: { args, program },
}: Server): { value: string; word: ShellWord } | undefined {
  const option = readOption(args, ...host, ...bind);
  if (option) return { value: option.value, word: option.words[option.words.length - 1] ?? option.words[0] };
  if (program.endsWith('manage.py') || isDjango(args)) {
    const word = args.find(({ text }) => /^[\w.[\]:]*:\d+$/.test(text));
    return word && { value: word.text, word };
  }
  return undefined;
}

/** Whether a configuration, a socket or a variable tells the server where to listen, so that its default says nothing. */
export function isConfiguredElsewhere(
  { kind: server, invocation: { args, environment } }: Server,
  document: DockerfileDocument,
): boolean {
  return (
    readOption(args, ...server.elsewhere) !== undefined ||
    args.some(({ text }) => server.elsewhere.includes(text)) ||
    // A word that only the shell knows may hold the option, unless it is the value of another.
    args.some(({ text, literal }, at) => !literal && /^\$[\w{@*]/.test(text) && !args[at - 1]?.text.startsWith('-')) ||
    server.variables.some(
      (name) => hasEnvironment(document, name) || environment.some(({ text }) => text.startsWith(`${name}=`)),
    )
  );
}

function kindOf({ invocation: { program, args } }: StartCommand): ServerKind | undefined {
  const [first, second] = args.filter(({ text }) => !text.startsWith('-')).map(({ text }) => text);
  if (program === 'flask') return args.some(({ text }) => text === 'run') ? flask : undefined;
  if (program === 'fastapi' && first === 'run') return kind('fastapi run', false, 8000);
  if (program === 'fastapi' && first === 'dev') return kind('fastapi dev', true, 8000);
  if (program === 'mlflow' && (first === 'server' || first === 'ui'))
    return { ...mlflowServer, name: `mlflow ${first}` };
  if (program === 'mlflow' && first === 'models' && second === 'serve')
    return { ...mlflowServer, name: 'mlflow models serve', health: '/ping' };
  if (program.endsWith('manage.py') || isDjango(args))
    return args.some(({ text }) => text === 'runserver')
      ? kind('manage.py runserver', true, 8000, { host: [], portOptions: [] })
      : undefined;
  if ((program === 'streamlit' && first !== 'run') || (program === 'bentoml' && first !== 'serve')) return undefined;
  if (program === 'vllm' && first !== 'serve') return undefined;
  return byProgram.get(program);
}

function isDjango(args: readonly ShellWord[]): boolean {
  return /(?:^|\/)manage\.py$/.test(args.find(({ text }) => !text.startsWith('-'))?.text ?? '');
}

function portOf(start: StartCommand, server: ServerKind, document: DockerfileDocument): number | undefined {
  const option = readOption(start.invocation.args, ...server.portOptions, ...server.bind);
  const variable = server.bind.length > 0 ? readEnvironment(document, 'PORT') : undefined;
  const text = option?.value ?? variable;
  if (text === undefined) return server.port;
  const expanded = document.expand(text, start.instruction);
  const digits = expanded && /(?:^|:)(\d{1,5})$/.exec(expanded)?.[1];
  return digits ? Number(digits) : undefined;
}
