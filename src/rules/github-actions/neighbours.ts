import { pythonScripts } from '../pipeline/no-seed';

/** Files beside a workflow that its rules read: the scripts it starts, local actions, and the local workflows it calls. A workflow stands two folders below the root. */
export function workflowNeighbours(text: string): string[] {
  const scripts = pythonScripts(text).map((path) => `../../${path}`);
  const called = [...text.matchAll(/\buses\s*:\s*["']?\.\/([^\s"'#@]*)/g)].flatMap(([, path = '']) =>
    neighbourOfCall(path),
  );
  return [...new Set([...called, ...scripts])].slice(0, 60);
}

/** Where `uses: ./path` leads, as paths from the workflow's folder; a path out of the repository leads nowhere. */
export function neighbourOfCall(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return [];
  const workflow = /^\.github\/workflows\/([^/]+\.ya?ml)$/.exec(parts.join('/'))?.[1];
  if (workflow) return [workflow];
  const folder = ['../..', ...parts].join('/');
  return [`${folder}/action.yml`, `${folder}/action.yaml`];
}
