import { cases } from '../testing';
import { dockerfile } from './language';
import { shellGrepAlias } from './shell-grep-alias';

cases(shellGrepAlias, dockerfile, {
  fails: ['FROM debian\nRUN x | ⟦egrep⟧ a && ⟦fgrep⟧ b c\n'],
  passes: ['FROM debian\nRUN grep -E a && echo egrep && zegrep x\n'],
  fixes: [{ before: 'FROM a\nRUN egrep x y\n', after: 'FROM a\nRUN grep -E x y\n' }],
});
