import type { Node } from 'yaml';
import type { Source, SourceDocument } from '../core/rule';
import { type PlacedPromql, placePromql } from './promql-place';
import { readScalarText, type ScalarText } from './scalar-text';
import { parseYaml, statementStart, type YamlDocument, type YamlEntry, type YamlFile } from './yaml';

/** One rule of a rule file. */
export interface PrometheusRuleEntry {
  readonly node: Node;
  readonly entries: readonly YamlEntry[];
  readonly alert: ScalarText | undefined;
  readonly record: ScalarText | undefined;
  /** `undefined` when it is missing, or made by a template. */
  readonly expression: PlacedPromql | undefined;
  readonly labels: readonly YamlEntry[];
  readonly annotations: readonly YamlEntry[];
}

/** One group of rules. */
export interface PrometheusRuleGroup {
  readonly node: Node;
  readonly entries: readonly YamlEntry[];
  readonly rules: readonly PrometheusRuleEntry[];
}

/** A file of Prometheus rules. */
export interface PrometheusRulesDocument extends SourceDocument {
  readonly yaml: YamlFile;
  readonly document: YamlDocument | undefined;
  readonly groups: readonly PrometheusRuleGroup[];
  /** The rules of all groups, in order. */
  readonly rules: readonly PrometheusRuleEntry[];
}

/** Longer texts are made by programs, and are not read. */
export const longestYaml = 1_000_000;

/** Whether a text is filled in by another program (Helm, Jinja, ERB) before Prometheus reads it. */
export function isTemplated(text: string): boolean {
  return /\{%|<%|\{\{-?\s*\.(?:Values|Release|Chart)|\$\{\{|\{\{-?\s*(?:include|template)\b/.test(text);
}

/** Parses any text without throwing. */
export function parsePrometheusRules(source: Source): PrometheusRulesDocument {
  const text = source.text.length > longestYaml ? '' : source.text;
  const yaml = parseYaml(text, { mergeKeys: true });
  const [document] = yaml.documents;
  const groups = document
    ? document.items(document.get(document.root, 'groups')).map((group) => ({
        node: group,
        entries: document.entries(group),
        rules: document.items(document.get(group, 'rules')).map((node) => readRule(document, node, text)),
      }))
    : [];
  return {
    source,
    yaml,
    document,
    groups,
    rules: groups.flatMap(({ rules }) => rules),
    comments: yaml.comments,
    statementStart: (offset) => statementStart(yaml, text, offset),
  };
}

function readRule(document: YamlDocument, node: Node, text: string): PrometheusRuleEntry {
  const scalar = readScalarText(text, document.get(node, 'expr'));
  return {
    node,
    entries: document.entries(node),
    alert: readScalarText(text, document.get(node, 'alert')),
    record: readScalarText(text, document.get(node, 'record')),
    expression: scalar && !/\{\{|\$\{|\{%|<%|\$\(/.test(scalar.value) ? placePromql(scalar) : undefined,
    labels: document.entries(document.get(node, 'labels')),
    annotations: document.entries(document.get(node, 'annotations')),
  };
}
