import { bindAll } from './bind-all';
import { dependsOn } from './depends-on';
import { dependsOnStarted } from './depends-on-started';
import { latest } from './latest';
import { noHealthcheck } from './no-healthcheck';
import { obsoleteVersion } from './obsolete-version';
import { port } from './port';
import type { ComposeRule } from './rule';
import { secretInEnvironment } from './secret-in-environment';
import { syntax } from './syntax';
import { undeclared } from './undeclared';

/** Every rule for Compose files. */
export const composeRules: readonly ComposeRule[] = [
  syntax,
  dependsOn,
  port,
  undeclared,
  secretInEnvironment,
  noHealthcheck,
  dependsOnStarted,
  bindAll,
  latest,
  obsoleteVersion,
];
