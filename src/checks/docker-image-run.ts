import type { ImageInspectInfo } from 'dockerode';
import picomatch from 'picomatch';
import { searchLayers } from '../tools/docker-layers';
import { type CheckContext, type CheckResult, failed, passed } from './check';
import { type BuiltImage, buildShared } from './docker-image-build';
import { type ImageSource, noteUncommitted } from './docker-image-source';
import { describeExpectation, type Expectation, matchExpectation } from './expectation';
import { pattern } from './pattern';

/** Options of the kind `docker-image`. */
export interface DockerImageOptions extends ImageSource {
  readonly maxMinutes?: number;
  readonly inspect?: {
    readonly user?: Expectation | 'non-root';
    readonly env?: Readonly<Record<string, Expectation>>;
    readonly exposed?: readonly number[];
    readonly healthcheck?: boolean;
    readonly labels?: Readonly<Record<string, Expectation>>;
    readonly sizeMaxMb?: number;
    readonly cmd?: Expectation;
    readonly workdir?: Expectation;
  };
  readonly layers?: { readonly absentPaths?: readonly string[]; readonly absentText?: readonly string[] };
  readonly contextMaxMb?: number;
}

/** See the kind `docker-image`. */
export async function runDockerImage(options: DockerImageOptions, context: CheckContext): Promise<CheckResult> {
  const begin = Date.now();
  const built = await buildShared(options, context);
  if ('outcome' in built) return built;
  const seconds = Math.round((Date.now() - begin) / 1000);
  const wrong =
    judgeTime(options, seconds) ??
    judgeContext(options, built) ??
    (await judgeConfiguration(options, built, context)) ??
    (await judgeLayers(options, built, context));
  return (
    wrong ??
    passed(
      `The image builds from ${options.from === 'worktree' ? 'your folder' : 'a clean checkout'} in ${seconds} s.${noteUncommitted(built.source)}`,
    )
  );
}

function judgeTime({ maxMinutes }: DockerImageOptions, seconds: number): CheckResult | undefined {
  if (maxMinutes === undefined || seconds <= maxMinutes * 60) return undefined;
  return failed(`The build took ${seconds} s, and at most ${maxMinutes * 60} s are allowed.`, {
    expected: `at most ${maxMinutes * 60} s`,
    actual: `${seconds} s`,
  });
}

function judgeContext({ contextMaxMb }: DockerImageOptions, { contextBytes }: BuiltImage): CheckResult | undefined {
  const megabytes = contextBytes / 1e6;
  if (contextMaxMb === undefined || megabytes <= contextMaxMb) return undefined;
  return failed(
    `Every build sends ${megabytes.toFixed(1)} MB to the engine, at most ${contextMaxMb} MB are needed. Name what the image does not need (data, .git, caches) in \`.dockerignore\`.`,
    { expected: `a context of at most ${contextMaxMb} MB`, actual: `${megabytes.toFixed(1)} MB` },
  );
}

async function judgeConfiguration(
  { inspect }: DockerImageOptions,
  built: BuiltImage,
  context: CheckContext,
): Promise<CheckResult | undefined> {
  if (!inspect) return undefined;
  const client = await context.tools.docker.client(context.signal);
  const image = await client.getImage(built.imageId).inspect();
  for (const { what, value, expectation } of demands(inspect, image)) {
    const mismatch = matchExpectation(expectation, value);
    if (!mismatch) continue;
    const message = `${what} of the image is ${mismatch.actual}, expected was ${describeExpectation(expectation)}.${noteUncommitted(built.source)}`;
    const findings = [{ path: built.source.shownDockerfile, span: { start: 0, end: 0 }, message }];
    return failed(message, { ...mismatch, findings });
  }
  return undefined;
}

interface Demand {
  readonly what: string;
  readonly value: unknown;
  readonly expectation: Expectation;
}

function demands(inspect: NonNullable<DockerImageOptions['inspect']>, image: ImageInspectInfo): Demand[] {
  const config = image.Config;
  const env = new Map(
    (config.Env ?? []).map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );
  const exposed = Object.keys(config.ExposedPorts ?? {}).map((port) => Number.parseInt(port, 10));
  const hasHealthcheck = Boolean(config.Healthcheck?.Test?.length && config.Healthcheck.Test[0] !== 'NONE');
  const entrypoint = config.Entrypoint ?? [];
  const list: (Demand | undefined)[] = [
    inspect.user === undefined
      ? undefined
      : inspect.user === 'non-root'
        ? { what: 'The user', value: config.User || 'root', expectation: { not: { matches: '^(?:root|0+)(?::.*)?$' } } }
        : { what: 'The user', value: config.User, expectation: inspect.user },
    ...Object.entries(inspect.env ?? {}).map(([name, expectation]) => ({
      what: `The variable ${name}`,
      value: env.get(name),
      expectation,
    })),
    inspect.exposed && {
      what: 'The list of exposed ports',
      value: exposed,
      expectation: { contains: inspect.exposed },
    },
    inspect.healthcheck === undefined
      ? undefined
      : { what: 'The presence of a health check', value: hasHealthcheck, expectation: inspect.healthcheck },
    ...Object.entries(inspect.labels ?? {}).map(([name, expectation]) => ({
      what: `The label ${name}`,
      value: config.Labels?.[name],
      expectation,
    })),
    inspect.sizeMaxMb === undefined
      ? undefined
      : { what: 'The size in MB', value: Math.round(image.Size / 1e6), expectation: { max: inspect.sizeMaxMb } },
    inspect.cmd === undefined
      ? undefined
      : {
          what: 'The command',
          value: [...(typeof entrypoint === 'string' ? [entrypoint] : entrypoint), ...(config.Cmd ?? [])],
          expectation: inspect.cmd,
        },
    inspect.workdir === undefined
      ? undefined
      : { what: 'The working directory', value: config.WorkingDir || '/', expectation: inspect.workdir },
  ];
  return list.filter((demand) => demand !== undefined);
}

async function judgeLayers(
  { layers }: DockerImageOptions,
  built: BuiltImage,
  context: CheckContext,
): Promise<CheckResult | undefined> {
  if (!layers) return undefined;
  context.report('reading the layers of the image');
  const client = await context.tools.docker.client(context.signal);
  const texts = (layers.absentText ?? []).map((source) => pattern(source));
  const image = await client.getImage(built.imageId).inspect();
  const history = (await client.getImage(built.imageId).history()) as { CreatedBy: string }[];
  const written = [...history.map(({ CreatedBy }) => CreatedBy), ...(image.Config.Env ?? [])];
  for (const regex of texts) {
    const where = written.find((text) => regex.test(text));
    if (where)
      return failed(
        `Anyone who has the image can read it with \`docker history\`: \`${where.slice(0, 160)}\` contains what must stay secret. Pass it when the container runs, or mount it during the build (\`RUN --mount=type=secret\`).`,
      );
  }
  const wantsPath = picomatch([...(layers.absentPaths ?? [])], { dot: true });
  const none = () => false;
  const search = { wantsPath: layers.absentPaths?.length ? (path: string) => wantsPath(path) : none, texts };
  const [hit] = await searchLayers(client, built.imageId, search, context.signal);
  if (!hit) return undefined;
  const what = hit.text === undefined ? 'must not be in the image' : `contains \`${hit.text}\``;
  return failed(
    `\`/${hit.path}\` ${what}. It lies in the layer of \`${hit.createdBy.slice(0, 160)}\`; deleting it in a later instruction does not take it out. Keep it out of the build (\`.dockerignore\`) or out of that instruction.`,
    { expected: 'no such file in any layer', actual: `/${hit.path}` },
  );
}
