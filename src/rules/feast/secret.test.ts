import { cases } from '../testing';
import { feast } from './language';
import { secret } from './secret';

cases(secret, feast, {
  fails: [
    `project: a
online_store:
  type: postgres
  password: ⟦fZ8qLm2nX7⟧
`,
  ],
  passes: [
    `project: a
online_store:
  type: postgres
  password: \${PG_PASSWORD}
`,
  ],
});
