import { homedir } from 'node:os';
import type Dockerode from 'dockerode';
import type { DockerEngine, EngineProblem } from './docker';
import { type Address, findEndpoints, showAddress } from './docker-endpoint';
import { anyOwner, isAbandoned, type Labels, ofOwner, ownLabels } from './docker-owner';
import { explainSilence, type Silence } from './docker-problem';
import { removeLabelled, removeUnnamed } from './docker-remove';
import { askEngine } from './docker-request';

const answerMs = 3000;
const freshMs = 5000;
const disposeMs = 20_000;

/** What the engine's client needs from the outside. */
export interface EngineOptions {
  readonly env: NodeJS.ProcessEnv;
  /** The product's home folder: with host and user it names the owner of containers. */
  readonly home: string;
  /** The user's home folder, where Docker keeps its contexts; from the environment when absent. */
  readonly userHome?: string;
  readonly log: (message: string) => void;
}

type Answer = { readonly address: Address; readonly version: string };

/** The learner's Docker engine, found as the docker command finds it; nothing is connected before the first call. */
export function createDockerEngine(options: EngineOptions): DockerEngine {
  return new Engine(options);
}

class Engine implements DockerEngine {
  private found: { readonly answer: Answer; readonly client: Dockerode; readonly at: number } | undefined;
  private own: Labels | undefined;
  /** Ends of failed builds, which carry no label. */
  readonly leftovers = new Set<string>();

  constructor(private readonly options: EngineOptions) {}

  /** Known as soon as there was a client: who creates something has one. */
  labels(): Labels {
    if (!this.own) throw new Error('the labels are known once client() has resolved');
    return this.own;
  }

  async ping(signal: AbortSignal): Promise<{ readonly version: string } | EngineProblem> {
    const answer = await this.ask(signal);
    return 'address' in answer ? { version: answer.version } : answer;
  }

  async client(signal: AbortSignal): Promise<Dockerode> {
    if (this.found && Date.now() - this.found.at < freshMs) return this.found.client;
    const answer = await this.ask(signal);
    if (!('address' in answer)) throw new EngineError(answer);
    const known = this.found && showAddress(this.found.answer.address) === showAddress(answer.address);
    const client = known && this.found ? this.found.client : await connect(answer.address);
    this.own ??= await ownLabels(this.options.home);
    this.found = { answer, client, at: Date.now() };
    return client;
  }

  async address(signal: AbortSignal): Promise<Address> {
    await this.client(signal);
    if (!this.found) throw new Error('no engine was found');
    return this.found.answer.address;
  }

  async sweep(signal: AbortSignal): Promise<number> {
    if (!('version' in (await this.ping(signal)))) return 0;
    const client = await this.client(signal);
    const own = this.labels();
    const removed = await removeLabelled(
      client,
      anyOwner,
      (labels, created) => isAbandoned(labels, created, own),
      signal,
    );
    if (removed > 0) this.options.log(`Removed ${removed} leftovers of earlier checks from the Docker engine.`);
    return removed;
  }

  async dispose(): Promise<void> {
    if (!this.own) return;
    const signal = AbortSignal.timeout(disposeMs);
    try {
      const client = await this.client(signal);
      await removeLabelled(client, ofOwner(this.own), async () => true, signal);
      for (const id of this.leftovers) await removeUnnamed(client, id);
      this.leftovers.clear();
    } catch (error) {
      this.options.log(`The Docker engine could not be cleaned up: ${(error as Error).message}`);
    }
  }

  /** Tries all addresses at once and takes the first in order that answers. */
  private async ask(signal: AbortSignal): Promise<Answer | EngineProblem> {
    const { env, userHome } = this.options;
    const endpoints = await findEndpoints(env, userHome ?? env['HOME'] ?? env['USERPROFILE'] ?? homedir());
    signal.throwIfAborted();
    const attempts = endpoints.addresses.map((address) => tryAddress(address, signal));
    const silences: Silence[] = [];
    for (const attempt of attempts) {
      const answer = await attempt;
      if ('version' in answer) return answer;
      silences.push(answer);
    }
    signal.throwIfAborted();
    return explainSilence(endpoints, silences, env);
  }
}

/** Thrown by `client` when no engine can be used. */
export class EngineError extends Error {
  constructor(readonly problem: EngineProblem) {
    super(problem.message);
    this.name = 'EngineError';
  }
}

/** The engine's address, which decides whether published ports can be reached. Other implementations (fakes) count as local. */
export async function engineAddress(engine: DockerEngine, signal: AbortSignal): Promise<Address | undefined> {
  return engine instanceof Engine ? engine.address(signal) : undefined;
}

/** Has the image at which a failed build of the classic builder stopped removed with the engine; until then it serves as cache. */
export function removeLater(engine: DockerEngine, imageId: string): void {
  if (engine instanceof Engine) engine.leftovers.add(imageId);
}

async function tryAddress(address: Address, signal: AbortSignal): Promise<Answer | Silence> {
  try {
    const { status, body } = await askEngine(address, '/version', { timeoutMs: answerMs, signal });
    const version = (JSON.parse(body) as { Version?: unknown }).Version;
    if (status === 200 && typeof version === 'string') return { address, version };
    return { address, code: 'ECONNREFUSED', detail: `HTTP status ${status}: no Docker engine` };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { address, code: error instanceof SyntaxError ? 'ECONNREFUSED' : (code ?? 'UNKNOWN'), detail: message };
  }
}

async function connect(address: Address): Promise<Dockerode> {
  const { default: Docker } = await import('dockerode');
  if (address.kind === 'socket') return new Docker({ socketPath: address.path });
  if (address.kind === 'unsupported') throw new Error(`${address.url} cannot be used from here`);
  const { tls } = address;
  return new Docker({
    host: address.host,
    port: address.port,
    protocol: tls ? 'https' : 'http',
    ...(tls?.ca && { ca: tls.ca }),
    ...(tls?.cert && { cert: tls.cert }),
    ...(tls?.key && { key: tls.key }),
  });
}
