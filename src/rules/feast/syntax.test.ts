import { cases } from '../testing';
import { feast } from './language';
import { syntax } from './syntax';

cases(syntax, feast, {
  fails: [
    `project: ⟦credit scoring⟧
provider: local
`,
    `⟦provider⟧: local
`,
    `project: a
entity_key_serialization_version: ⟦"3"⟧
`,
  ],
  passes: [
    `project: credit_scoring
provider: local
entity_key_serialization_version: 3
`,
  ],
});
