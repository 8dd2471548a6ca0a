import { localRegistry } from './local-registry';
import type { FeastRule } from './rule';
import { secret } from './secret';
import { storeType } from './store-type';
import { syntax } from './syntax';

/** Every rule for `feature_store.yaml`. */
export const feastRules: readonly FeastRule[] = [syntax, storeType, secret, localRegistry];
