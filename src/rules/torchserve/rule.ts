import type { Rule } from '../../core/rule';
import type { TorchserveDocument } from '../../parse/torchserve';

/** A rule for TorchServe's configuration. */
export type TorchserveRule = Rule<TorchserveDocument>;
