import { cases } from '../testing';
import { branding } from './branding';
import { githubAction } from './language';

cases(branding, githubAction, {
  fails: [
    `name: a
description: b
runs:
  using: node24
  main: index.js
branding:
  icon: cpu
  color: ⟦pink⟧
`,
  ],
  passes: [
    `name: a
description: b
runs:
  using: node24
  main: index.js
branding:
  icon: cpu
  color: gray-dark
`,
    `name: a
description: b
runs:
  using: node24
  main: index.js
`,
    `name: a
description: b
runs:
  using: node24
  main: index.js
branding:
  icon: cpu
  color: 
`,
  ],
});
