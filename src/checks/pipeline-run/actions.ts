import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';
import { upload } from './artifacts';

/** What a simulated action may touch. */
export interface ActionContext {
  /** The job's working folder. */
  readonly workspace: string;
  /** The clean copy that `actions/checkout` gives. */
  readonly source: string;
  /** Where artifacts of the run lie, one folder each. */
  readonly artifacts: string;
  readonly inputs: ReadonlyMap<string, string>;
  readonly pythonVersion: string | undefined;
}

/** How a simulated action ended. */
export interface ActionResult {
  readonly ok: boolean;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
}

type Action = (context: ActionContext) => Promise<ActionResult>;

const done = (output: string, outputs: Readonly<Record<string, string>> = {}): ActionResult => ({
  ok: true,
  output,
  outputs,
});
const failed = (output: string): ActionResult => ({ ok: false, output, outputs: {} });

const actions: Readonly<Record<string, Action>> = {
  'actions/checkout': async ({ workspace, source, inputs }) => {
    const target = path.resolve(workspace, inputs.get('path') || '.');
    if (path.relative(workspace, target).startsWith('..'))
      return failed(`Repository path '${target}' is not under '${workspace}'`);
    await mkdir(target, { recursive: true });
    await cp(source, target, { recursive: true, verbatimSymlinks: true });
    return done('checked out');
  },
  'actions/setup-python': async ({ pythonVersion, inputs }) => {
    const asked = inputs.get('python-version');
    const note =
      asked && pythonVersion && !pythonVersion.startsWith(asked.replace(/[^\d.].*$/, ''))
        ? ` (asked for ${asked})`
        : '';
    return done(`Python ${pythonVersion ?? 'of this machine'}${note}`, {
      'python-version': pythonVersion ?? '',
      'cache-hit': 'false',
    });
  },
  'actions/cache': async () => done('no cache here', { 'cache-hit': 'false' }),
  'actions/cache/restore': async () => done('no cache here', { 'cache-hit': 'false' }),
  'actions/cache/save': async () => done('no cache here'),
  'actions/upload-artifact': async ({ workspace, artifacts, inputs }) => {
    const name = inputs.get('name') || 'artifact';
    const patterns = (inputs.get('path') ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (patterns.length === 0) return failed('Input required and not supplied: path');
    const target = path.join(artifacts, encodeURIComponent(name));
    const existing = await readdir(target).catch(() => undefined);
    if (existing && inputs.get('overwrite') !== 'true')
      return failed(`an artifact named "${name}" exists already in this run`);
    const count = await upload(patterns, workspace, target);
    if (count > 0) return done(`${count} files uploaded as "${name}"`);
    const message = `No files were found with the provided path: ${patterns.join(', ')}`;
    return inputs.get('if-no-files-found') === 'error' ? failed(message) : done(message);
  },
  'actions/download-artifact': async ({ workspace, artifacts, inputs }) => {
    const all = (await readdir(artifacts).catch(() => [])).map((name) => decodeURIComponent(name));
    const name = inputs.get('name');
    const target = path.resolve(workspace, inputs.get('path') || '.');
    if (name) {
      if (!all.includes(name))
        return failed(`Artifact not found for name: ${name} (there are: ${all.join(', ') || 'none'})`);
      await cp(path.join(artifacts, encodeURIComponent(name)), target, { recursive: true });
      return done(`"${name}" downloaded`, { 'download-path': target });
    }
    const isChosen = picomatch(inputs.get('pattern') || '*', { dot: true });
    const chosen = all.filter((each) => isChosen(each));
    const merge = inputs.get('merge-multiple') === 'true';
    for (const each of chosen) {
      await cp(path.join(artifacts, encodeURIComponent(each)), merge ? target : path.join(target, each), {
        recursive: true,
      });
    }
    return done(`${chosen.length} artifacts downloaded`, { 'download-path': target });
  },
};

/** The stand-in for an action, by what `uses:` names; `undefined` for one that is not simulated. */
export function findAction(uses: string): Action | undefined {
  return actions[(uses.split('@')[0] ?? '').toLowerCase()];
}
