import { cases } from '../testing';
import { dockerfile } from './language';
import { shellUncheckedCd } from './shell-unchecked-cd';

cases(shellUncheckedCd, dockerfile, {
  fails: [
    'FROM debian\nRUN ⟦cd /x⟧; make\n',
    'FROM debian\nRUN (⟦cd x⟧; make) && a\n',
    'FROM debian\nRUN <<EOF\n⟦cd $X⟧\nmake\nEOF\n',
    'FROM debian\nRUN a && ⟦cd x⟧; make\n',
  ],
  passes: [
    'FROM debian\nRUN cd /x && make; cd x || exit 1; if cd x; then :; fi\n',
    'FROM debian\nRUN set -eux; cd /x; make\n',
    'FROM debian\nSHELL ["/bin/bash", "-ec"]\nRUN cd /x; make\n',
    'FROM debian\nRUN cd ..; cd /; make; cd x\n',
    'FROM debian\nRUN cd /x\n',
  ],
  fixes: [{ before: 'FROM a\nRUN cd /x; make\n', after: 'FROM a\nRUN cd /x && make\n' }],
});
