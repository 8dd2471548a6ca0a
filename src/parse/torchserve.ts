import type { Source, SourceDocument } from '../core/rule';
import { parseProperties } from './properties';
import type { YamlDocument, YamlEntry } from './yaml';

/** TorchServe's `config.properties`. */
export interface TorchserveDocument extends SourceDocument {
  readonly yaml: YamlDocument | undefined;
  readonly settings: readonly YamlEntry[];
}

/** Reads any text as TorchServe's configuration without throwing. */
export function parseTorchserve(source: Source): TorchserveDocument {
  // A longer text is no configuration, and takes long to read.
  const file = parseProperties(source.text.length > 200_000 ? '' : source.text);
  const yaml = file.documents[0];
  const settings = yaml?.entries(yaml.root) ?? [];
  return {
    source,
    yaml,
    settings,
    comments: file.comments,
    statementStart: (offset) => settings.findLast(({ keySpan }) => keySpan.start <= offset)?.keySpan.start ?? offset,
  };
}
