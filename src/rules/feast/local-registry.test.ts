import { cases } from '../testing';
import { feast } from './language';
import { localRegistry } from './local-registry';

cases(localRegistry, feast, {
  fails: [
    `project: a
provider: aws
registry: ⟦data/registry.db⟧
`,
  ],
  passes: [
    `project: a
provider: aws
registry: s3://bucket/registry.db
`,
    `project: a
provider: local
registry: data/registry.db
`,
  ],
});
