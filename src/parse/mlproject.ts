import type { Node } from 'yaml';
import type { Source } from '../core/rule';
import type { YamlDocument, YamlEntry } from './yaml';
import { readYamlSource, type YamlSource } from './yaml-source';

/** An entry point of a project: a command with parameters. */
export interface EntryPoint {
  readonly entry: YamlEntry;
  readonly command: Node | undefined;
  readonly parameters: readonly YamlEntry[];
}

/** An `MLproject` file. */
export interface MlprojectDocument extends YamlSource {
  readonly yaml: YamlDocument | undefined;
  readonly entryPoints: readonly EntryPoint[];
}

/** Reads any text as `MLproject` without throwing. */
export function parseMlproject(source: Source): MlprojectDocument {
  const base = readYamlSource(source);
  const yaml = base.file.documents[0];
  const entryPoints = yaml
    ? yaml.entries(yaml.get(yaml.root, 'entry_points')).map((entry) => ({
        entry,
        command: yaml.get(entry.value, 'command'),
        parameters: yaml.entries(yaml.get(entry.value, 'parameters')),
      }))
    : [];
  return { ...base, yaml, entryPoints };
}
