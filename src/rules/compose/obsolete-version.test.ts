import { cases } from '../testing';
import { compose } from './language';
import { obsoleteVersion } from './obsolete-version';

cases(obsoleteVersion, compose, {
  fails: [
    `⟦version⟧: "3.8"
services:
  a:
    image: a:1
`,
  ],
  passes: [
    `services:
  a:
    image: a:1
`,
  ],
});
