import { cases } from '../testing';
import { dockerfile } from './language';
import { shellUnquotedBrackets } from './shell-unquoted-brackets';

cases(shellUnquotedBrackets, dockerfile, {
  fails: ['FROM debian\nRUN pip install ⟦uvicorn[standard]⟧ a ⟦b[c]==1⟧ -e ⟦.[dev]⟧\n'],
  passes: [
    'FROM debian\nRUN pip install "a[b]" \'c[d]\' && ls x[ab]\n',
    'FROM debian\nRUN ["pip", "install", "a[b]"]\n',
  ],
  fixes: [{ before: 'FROM a\nRUN pip install a[b]\n', after: 'FROM a\nRUN pip install "a[b]"\n' }],
});
