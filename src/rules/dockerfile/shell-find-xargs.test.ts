import { cases } from '../testing';
import { dockerfile } from './language';
import { shellFindXargs } from './shell-find-xargs';

cases(shellFindXargs, dockerfile, {
  fails: ['FROM debian\nRUN ⟦find . -name x⟧ | xargs rm\n'],
  passes: [
    "FROM debian\nRUN find . -print0 | xargs -0 rm; find . -exec rm {} +; ls | xargs rm; find . | grep x | xargs rm; find . | xargs -d '\\n' rm\n",
  ],
  fixes: [{ before: 'FROM a\nRUN find . | xargs rm\n', after: 'FROM a\nRUN find . -print0 | xargs -0 rm\n' }],
});
