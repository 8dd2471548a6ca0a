import type { BuildLog } from './docker-build-log';

/** Why a build failed, and which instruction it was as far as the builder told. */
export interface BuildFailure {
  /** The engine's words, without wrapping. */
  readonly error: string;
  /** Line of the Dockerfile, 1-based, when the builder named it. */
  readonly line?: number;
  /** The instruction's number over the whole Dockerfile, from 1 (classic builder). */
  readonly number?: number;
  /** The instruction as the builder printed it, e.g. `RUN pip install -r requirements.txt`. */
  readonly instruction?: string;
  /** The image that could not be pulled. */
  readonly image?: string;
}

const unreachable =
  /dial tcp|no such host|i\/o timeout|TLS handshake|connection refused|connection reset|network is unreachable|no route to host|deadline exceeded|proxyconnect|Client\.Timeout|server misbehaving|temporary failure|toomanyrequests|too many requests|x509:|\b50[234]\b|: EOF$/i;

/** Tells a registry that cannot be reached (`unreachable`, nobody's fault) from all that the Dockerfile must answer for. */
export function explainFailure(log: BuildLog): { readonly kind: 'failed' | 'unreachable' } & BuildFailure {
  const error = unwrap(log.error ?? 'the build ended without an image');
  const line = /dockerfile parse error (?:on )?line (\d+)/i.exec(error)?.[1];
  if (line) return { kind: 'failed', error, line: Number(line) };
  const vertex = log.failedVertex;
  const instruction = vertex === undefined ? log.step?.text : instructionOf(vertex);
  const pulled = pulledImage(vertex, instruction, error);
  const common = {
    error,
    ...(vertex === undefined && log.step && { number: log.step.number }),
    ...(instruction !== undefined && { instruction }),
    ...(pulled !== undefined && { image: pulled }),
  };
  return { kind: pulled !== undefined && unreachable.test(error) ? 'unreachable' : 'failed', ...common };
}

/** The image whose pull failed: named by a FROM or `COPY --from` step of the classic builder, or by BuildKit's metadata vertex. */
function pulledImage(vertex: string | undefined, instruction: string | undefined, error: string): string | undefined {
  const metadata = /^\[internal\] load metadata for (\S+)/.exec(vertex ?? '')?.[1];
  if (metadata) return metadata.replace(/^docker\.io\/(?:library\/)?/, '');
  const from = /^FROM\s+(?:--platform=\S+\s+)?(\S+)/i.exec(instruction ?? '')?.[1];
  if (from) return from;
  if (/^RUN\b/i.test(instruction ?? '')) return undefined;
  return /^(?:COPY|ADD)\s+(?:--\S+\s+)*?--from=(\S+)/i.exec(instruction ?? '')?.[1] ?? frontendImage(error);
}

/** `# syntax=docker/dockerfile:1` is an image as well. */
function frontendImage(error: string): string | undefined {
  return /failed to (?:resolve source metadata|load cache key|do request|copy).*?((?:docker\.io\/)?docker\/dockerfile\S*)/.exec(
    error,
  )?.[1];
}

function instructionOf(vertex: string): string | undefined {
  const [, text] = /^\[(?:[^\]]*\s)?\d+\/\d+\] (.*)$/s.exec(vertex) ?? [];
  return text;
}

function unwrap(error: string): string {
  return error
    .replace(
      /^(?:failed to (?:solve|build)(?: with frontend \S+)?: |rpc error: code = \w+ desc = |error from sender: )+/g,
      '',
    )
    .replace(/^failed to solve with frontend dockerfile\.v0: (?:failed to create LLB definition: )?/, '')
    .trim();
}
