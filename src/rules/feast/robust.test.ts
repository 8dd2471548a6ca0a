import { bearsDamage } from '../damage';
import { feast } from './language';

const seeds = [
  `project: credit scoring
provider: local
`,
  `project: a
online_store:
  type: reddis
`,
  `project: a
provider: aws
registry: data/registry.db
`,
  `project: a
online_store:
  type: postgres
  password: fZ8qLm2nX7
`,
];

bearsDamage(feast, seeds, { junk: ['&a', '*a', '- '] });
