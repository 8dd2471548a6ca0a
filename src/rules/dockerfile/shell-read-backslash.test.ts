import { cases } from '../testing';
import { dockerfile } from './language';
import { shellReadBackslash } from './shell-read-backslash';

cases(shellReadBackslash, dockerfile, {
  fails: ['FROM debian\nRUN cat models.txt | while ⟦read⟧ name; do curl -fO "$name"; done\n'],
  passes: [
    'FROM debian\nRUN cat models.txt | while IFS= read -r name; do curl -fO "$name"; done && echo read x\n',
    'FROM debian\nRUN while read -er name; do echo "$name"; done < models.txt\n',
  ],
  fixes: [
    {
      before: 'FROM debian\nRUN while read url file; do echo "$url"; done < x\n',
      after: 'FROM debian\nRUN while read -r url file; do echo "$url"; done < x\n',
    },
  ],
});
