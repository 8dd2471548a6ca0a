import { cases } from '../testing';
import { dockerfile } from './language';
import { shellEchoEscape } from './shell-echo-escape';

cases(shellEchoEscape, dockerfile, {
  fails: ['FROM debian\nRUN echo ⟦"a\\nb"⟧ > x && echo -n ⟦\'a\\tb\'⟧\n', 'FROM debian\nCMD echo ⟦"\\033[0m"⟧\n'],
  passes: ['FROM debian\nRUN echo -e "a\\nb" && printf \'a\\n\' && echo "a b" && echo "C:\\x"\n'],
});
