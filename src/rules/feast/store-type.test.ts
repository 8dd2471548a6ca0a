import { cases } from '../testing';
import { feast } from './language';
import { storeType } from './store-type';

cases(storeType, feast, {
  fails: [
    `project: a
online_store:
  type: ⟦reddis⟧
`,
    `project: a
offline_store:
  type: ⟦snowflake⟧
`,
    `project: a
registry:
  registry_type: ⟦sqlite⟧
`,
  ],
  passes: [
    `project: a
online_store:
  type: redis
registry: a.db
`,
    `project: a
online_store:
  type: my.package.MyOnlineStore
`,
    `project: a
online_store: null
`,
  ],
});
