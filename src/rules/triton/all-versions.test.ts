import { cases } from '../testing';
import { allVersions } from './all-versions';
import { triton } from './language';

cases(allVersions, triton, {
  fails: [
    `version_policy: { ⟦all⟧ { } }
`,
  ],
  passes: [
    `version_policy: { latest { num_versions: 2 } }
`,
  ],
});
