import { archived } from './archived';
import { openManagement } from './open-management';
import type { TorchserveRule } from './rule';
import { unknownKey } from './unknown-key';
import { value } from './value';

/** Every rule for TorchServe's configuration. */
export const torchserveRules: readonly TorchserveRule[] = [value, unknownKey, openManagement, archived];
