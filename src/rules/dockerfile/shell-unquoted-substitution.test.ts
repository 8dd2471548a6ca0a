import { cases } from '../testing';
import { dockerfile } from './language';
import { shellUnquotedSubstitution } from './shell-unquoted-substitution';

cases(shellUnquotedSubstitution, dockerfile, {
  fails: [
    'FROM debian\nRUN apt-get install linux-headers-⟦$(uname -r)⟧ && cat ⟦`foo`⟧\n',
    'FROM debian\nRUN <<EOF\n[ -n ⟦$(a \\\n b)⟧ ]\nEOF\n',
  ],
  passes: [
    'FROM debian\nRUN make -j$(nproc) && x=$(ls) && echo "$(ls)" $(ls)\n',
    'FROM debian\nRUN for i in $(ls); do :; done; export A=$(b); $(a) b\n',
    'FROM debian\nCMD exec $(cat x) y\n',
  ],
  fixes: [{ before: 'FROM a\nRUN rm $(ls)\n', after: 'FROM a\nRUN rm "$(ls)"\n' }],
});
