import type { Rule } from '../../core/rule';
import type { KubernetesDocument } from '../../parse/kubernetes';

/** A rule for Kubernetes manifests. */
export type KubernetesRule = Rule<KubernetesDocument>;
