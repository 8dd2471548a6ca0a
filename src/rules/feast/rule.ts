import type { Rule } from '../../core/rule';
import type { YamlSource } from '../../parse/yaml-source';

/** A rule for `feature_store.yaml`. */
export type FeastRule = Rule<YamlSource>;
