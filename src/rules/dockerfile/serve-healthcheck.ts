import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { finalBase, pythonName } from './base-image';
import { insertBefore } from './edit-instruction';
import { composeFiles, deploymentFiles } from './files-around';
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
    if (platformGivesPort(document, server) || runsInKubernetes(document)) return;
    const fix = addHealthcheck(document, server);
    yield {
      span: server.invocation.word.span,
      message: `\`${server.kind.name}\` has no \`HEALTHCHECK\`: one that hangs, or whose model did not load, counts as running. Ask its health path every few seconds.`,
      aliases: [],
      ...(fix && { fix }),
    };
  },
};

/** Kubernetes asks by its own probes and takes no notice of `HEALTHCHECK`; Compose beside it does. */
function runsInKubernetes({ source: { path, neighbours } }: DockerfileDocument): boolean {
  if (composeFiles.some((name) => neighbours?.has(name))) return false;
  return (
    /(?:^|\/)(?:k8s|kubernetes|helm|kserve|charts?)\//i.test(path) ||
    deploymentFiles.some((name) => /^kind:\s*Deployment\b/m.test(neighbours?.get(name) ?? ''))
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
