import { envMissing } from './env-missing';
import { noEnvironment } from './no-environment';
import type { MlprojectRule } from './rule';
import { syntax } from './syntax';
import { undeclaredParam } from './undeclared-param';

/** Every rule for `MLproject`. */
export const mlprojectRules: readonly MlprojectRule[] = [syntax, envMissing, noEnvironment, undeclaredParam];
