import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { LineIndex } from '../core/line-index';
import { configurationNames, createDecider, type Decision } from '../rules/hint-configuration';
import { readConfiguration } from '../rules/read-configuration';

/** The `.mlops-roadmap.yml` files above the files that are looked at, each read once. */
export interface Configurations {
  /** What the nearest one says of a file (absolute path), up to the top of its repository; `undefined` when there is none. */
  decide(file: string): Promise<Decision | undefined>;
  /** How many were broken so far. */
  readonly broken: number;
}

type Found = { readonly folder: string; readonly decide: (path: string) => Decision };

/** `tell` gets a line for each thing that is wrong in one, with its place. */
export function createConfigurations(cwd: string, tell: (message: string) => void): Configurations {
  const known = new Map<string, Promise<Found | undefined>>();
  let broken = 0;

  function find(folder: string): Promise<Found | undefined> {
    const found = known.get(folder) ?? look(folder);
    known.set(folder, found);
    return found;
  }

  async function look(folder: string): Promise<Found | undefined> {
    for (const name of configurationNames) {
      const file = path.join(folder, name);
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
        broken++;
        tell(`${shorten(file)} cannot be read: ${error.message}.`);
        return '';
      });
      if (text !== undefined) return read(file, text);
    }
    const parent = path.dirname(folder);
    if (parent === folder || (await stat(path.join(folder, '.git')).catch(() => undefined))) return undefined;
    return find(parent);
  }

  function read(file: string, text: string): Found {
    const { configuration, problems } = readConfiguration(text);
    if (problems.length > 0) broken++;
    const lines = new LineIndex(text);
    for (const { span, message } of problems) {
      const { line, column } = lines.positionAt(span.start);
      tell(`${shorten(file)}:${line}:${column}: ${message}`);
    }
    return { folder: path.dirname(file), decide: createDecider(configuration).decide };
  }

  const shorten = (file: string) => {
    const relative = path.relative(cwd, file);
    return relative.startsWith('..') ? file : relative;
  };

  return {
    get broken() {
      return broken;
    },
    async decide(file) {
      const found = await find(path.dirname(file));
      return found?.decide(path.relative(found.folder, file).split(path.sep).join('/'));
    },
  };
}
