import { cases } from '../testing';
import { copyRoot } from './copy-root';
import { dockerfile } from './language';

cases(copyRoot, dockerfile, {
  fails: [
    'FROM debian:12 AS a\nFROM scratch\nCOPY --from=a ⟦/ /⟧\n',
    'FROM debian:12 AS a\nFROM scratch\nCOPY --from=a [⟦"/", "/"⟧]\n',
  ],
  passes: ['FROM debian:12 AS a\nFROM scratch\nCOPY --from=a /app /\nCOPY --from=a / /x\nCOPY / /\n'],
});
