import { cases } from '../testing';
import { dockerfile } from './language';
import { shellBackticks } from './shell-backticks';

cases(shellBackticks, dockerfile, {
  fails: ['FROM debian\nRUN x=⟦`ls`⟧ && echo "a ⟦`ls`⟧" && y=⟦`a \\`b\\``⟧\n'],
  passes: ["FROM debian\nRUN x=$(ls) && echo 'a `b`'\n"],
  fixes: [{ before: 'FROM a\nRUN x=`ls`\n', after: 'FROM a\nRUN x=$(ls)\n' }],
});
