import type { Source, SourceDocument } from '../core/rule';
import { longestYaml } from './prometheus-rules';
import { parseYaml, statementStart, type YamlDocument, type YamlFile } from './yaml';

/** The configuration file of a Prometheus server. */
export interface PrometheusConfigDocument extends SourceDocument {
  readonly yaml: YamlFile;
  readonly document: YamlDocument | undefined;
}

/** Parses any text without throwing. */
export function parsePrometheusConfig(source: Source): PrometheusConfigDocument {
  const text = source.text.length > longestYaml ? '' : source.text;
  const yaml = parseYaml(text, { mergeKeys: true });
  return {
    source,
    yaml,
    document: yaml.documents[0],
    comments: yaml.comments,
    statementStart: (offset) => statementStart(yaml, text, offset),
  };
}
