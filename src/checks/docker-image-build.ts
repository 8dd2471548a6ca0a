import { parseDockerIgnore } from '../parse/dockerignore';
import type { DockerEngine } from '../tools/docker';
import { type BuildRequest, type BuildResult, buildImage } from '../tools/docker-build';
import { removeLater } from '../tools/docker-engine';
import { removeUnnamed } from '../tools/docker-remove';
import { blocked, type CheckContext, type CheckResult } from './check';
import { explainBuild } from './docker-build-message';
import { type ImageSource, type PreparedSource, prepareSource } from './docker-image-source';

/** An image that was built for this run of checks. */
export interface BuiltImage {
  readonly imageId: string;
  readonly contextBytes: number;
  readonly source: PreparedSource;
}

/** The image last built for a workspace and Dockerfile, so that the one before it can go. */
const latest = new WeakMap<DockerEngine, Map<string, string>>();

/** Builds an image once per run of checks and content; what went wrong is the result of whichever check asked. */
export async function buildShared(source: ImageSource, check: CheckContext): Promise<BuiltImage | CheckResult> {
  const { docker } = check.tools;
  const answer = await docker.ping(check.signal);
  if ('kind' in answer) return blocked(answer.message);
  const prepared = await prepareSource(source, check);
  if ('outcome' in prepared) return prepared;
  const { context = '.', target, buildArgs } = source;
  const key = JSON.stringify(['docker-image', prepared.revision, context, prepared.shownDockerfile, target, buildArgs]);
  const result = await check.shared(key, () => build(prepared, source, check));
  if (result.kind !== 'built') {
    if (result.leftover) removeLater(docker, result.leftover);
    return explainBuild(result, prepared, context, check);
  }
  await replaceLatest(`${check.workspace}\0${key.replace(prepared.revision, '')}`, result.imageId, check);
  return { imageId: result.imageId, contextBytes: result.contextBytes, source: prepared };
}

async function build(prepared: PreparedSource, source: ImageSource, check: CheckContext): Promise<BuildResult> {
  const client = await check.tools.docker.client(check.signal);
  check.report('building the image');
  const once = () => buildImage(client, requestOf(prepared, source, check), check.signal);
  const result = await once();
  // Layers of the classic builder's cache can go in the middle of a build, when another process cleans up after itself.
  const lostCache = result.kind === 'failed' && /No such image: sha256:|unable to find image/i.test(result.error);
  return lostCache ? once() : result;
}

function requestOf(prepared: PreparedSource, source: ImageSource, check: CheckContext): BuildRequest {
  return {
    context: prepared.context,
    dockerfile: prepared.dockerfile,
    target: source.target,
    buildArgs: source.buildArgs,
    labels: check.tools.docker.labels(),
    parseIgnore: parseDockerIgnore,
    onProgress: (line) => check.report(`building the image: ${line}`),
  };
}

/** Keeps one image a Dockerfile: an editor that is open for days must not fill the disk. Layers that the new image shares stay. */
async function replaceLatest(key: string, imageId: string, check: CheckContext): Promise<void> {
  const known = latest.get(check.tools.docker) ?? new Map<string, string>();
  latest.set(check.tools.docker, known);
  const before = known.get(key);
  known.set(key, imageId);
  if (before === undefined || before === imageId || [...known.values()].includes(before)) return;
  const client = await check.tools.docker.client(check.signal);
  await removeUnnamed(client, before);
}
