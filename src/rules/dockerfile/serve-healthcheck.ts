import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { finalBase, pythonName } from './base-image';
import { insertBefore } from './edit-instruction';
import { composeFiles, composeFilesAbove, deploymentFiles, namedDeployments } from './files-around';
import { finalInstructions, lastOf } from './final-stage';
import { findServer, type Server } from './server';

export const serveHealthcheck: Rule<DockerfileDocument> = {
  id: 'dockerfile/serve-healthcheck',
  summary: 'Give a server a health check',
  why: 'A server whose model failed to load is still a running process: without a health check it counts as well, and traffic goes to it.',
  severity: 'information',
  aliases: ['DL3057'],
  fixable: true,
  *check(document) {
    const server = findServer(document);
    if (!server || finalBase(document) === undefined || lastOf(finalInstructions(document), 'HEALTHCHECK')) return;
    if (platformGivesPort(document, server) || runsOnPlatform(document) || composeAsks(document)) return;
    const fix = addHealthcheck(document, server);
    yield {
      span: server.invocation.word.span,
      message: `\`${server.kind.name}\` has no \`HEALTHCHECK\`: one that hangs, or whose model did not load, counts as running. Ask its health path every few seconds.`,
      aliases: [],
      ...(fix && { fix }),
    };
  },
};

/** Kubernetes, Vertex AI, SageMaker and Cloud Run ask by their own probes and take no notice of `HEALTHCHECK`; Compose beside it does. */
function runsOnPlatform({ source: { path, text, neighbours } }: DockerfileDocument): boolean {
  if (platformWords.test(text)) return true;
  if (composeFiles.some((name) => neighbours?.has(name))) return false;
  return (
    /(?:^|\/)(?:k8s|kubernetes|helm|kserve|charts?|sagemaker|[\w-]*vertex[\w-]*|cloud[-_]?run\w*)(?:\/|[-_.])/i.test(
      path,
    ) ||
    [...deploymentFiles, ...namedDeployments(path)].some((name) =>
      /^kind:\s*(?:Deployment|StatefulSet|InferenceService)\b|^apiVersion:\s*v2\b/m.test(neighbours?.get(name) ?? ''),
    )
  );
}

/** What only an image for such a platform says. */
const platformWords =
  /\bAIP_[A-Z_]+|\bSAGEMAKER_[A-Z_]+|com\.amazonaws\.sagemaker|^\s*#.*\b(?:Cloud ?Run|Vertex AI|SageMaker|Kubernetes|Knative)\b/im;

/** Whether a Compose file asks the service that it builds from this file. */
function composeAsks({ source: { path, neighbours } }: DockerfileDocument): boolean {
  const [folder = '', file = ''] = path.split('/').slice(-2);
  const asks = (text: string | undefined, builds: RegExp): boolean =>
    (text ?? '')
      .split(/^(?= {2}[\w.-]+:\s*$)/m)
      .some((service) => /^ {4}healthcheck:/m.test(service) && builds.test(service));
  const quoted = (name: string): string => name.replace(/[^\w-]/g, '\\$&');
  const named = file === 'Dockerfile' ? '' : `|dockerfile:\\s*['"]?(?:\\./)?(?:${quoted(folder)}/)?${quoted(file)}`;
  const here = new RegExp(`^ {4,8}(?:(?:build|context):\\s*['"]?\\.(?:/)?['"]?\\s*$${named})`, 'm');
  const above = new RegExp(
    `^ {4,8}(?:(?:build|context):\\s*['"]?(?:\\./)?${quoted(folder)}/?['"]?\\s*$|dockerfile:\\s*['"]?(?:\\./)?${quoted(folder)}/${quoted(file)})`,
    'm',
  );
  return (
    composeFiles.some((name) => asks(neighbours?.get(name), here)) ||
    (folder !== '' && composeFilesAbove.some((name) => asks(neighbours?.get(name), above)))
  );
}

/** `$PORT` that nothing here sets comes from a platform (Cloud Run, Heroku), which asks by itself and takes no notice of `HEALTHCHECK`. */
function platformGivesPort(document: DockerfileDocument, { command, port, instruction }: Server): boolean {
  return (
    port === undefined &&
    command.words.some(({ text }) => /\$\{?PORT\b/.test(text)) &&
    document.expand('$PORT', instruction) === undefined
  );
}

function addHealthcheck(document: DockerfileDocument, { kind, port, instruction }: Server): Fix | undefined {
  if (kind.isPython === false || port === undefined) return undefined;
  const path = kind.health ?? '/health';
  const script = `import urllib.request as r; r.urlopen('http://127.0.0.1:${port}${path}', timeout=4)`;
  const lines = [
    'HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \\',
    `    CMD [${[pythonName(document), '-c', script].map((word) => JSON.stringify(word)).join(', ')}]`,
  ];
  return {
    title: `Ask http://127.0.0.1:${port}${path} every 30 seconds`,
    edits: [insertBefore(document, instruction, lines)],
    safe: false,
  };
}
