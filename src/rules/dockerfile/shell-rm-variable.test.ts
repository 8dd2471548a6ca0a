import { cases } from '../testing';
import { dockerfile } from './language';
import { shellRmVariable } from './shell-rm-variable';

cases(shellRmVariable, dockerfile, {
  fails: ['FROM debian\nRUN rm -rf ⟦$X/⟧ ⟦"$X/"*⟧ ⟦${X}/bin⟧ ⟦/$X/*⟧\n', 'FROM debian\nARG X\nRUN rm -r ⟦$X/*⟧\n'],
  passes: [
    'FROM debian\nENV X=/a\nRUN rm -rf $X/*\n',
    'FROM debian\nRUN rm -rf ${X:?}/* $X/foo/bar $X /var/lib/apt/lists/* && rm $X/*\n',
  ],
  fixes: [{ before: 'FROM a\nRUN rm -rf "$X"/*\n', after: 'FROM a\nRUN rm -rf "${X:?}"/*\n' }],
});
