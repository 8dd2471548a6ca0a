import { cases } from '../testing';
import { dockerfile } from './language';
import { legacyKeyValue } from './legacy-key-value';

cases(legacyKeyValue, dockerfile, {
  fails: [
    'FROM debian:12\nENV ⟦A b⟧\n',
    'FROM debian:12\nLABEL ⟦version 1 2⟧\n',
    'FROM debian:12\nENV ⟦A "b c" d⟧\n',
    'FROM debian:12\nONBUILD ENV ⟦A b⟧\n',
  ],
  passes: ['FROM debian:12\nENV A=b C=d\nENV A="b c"\nARG A\nENV A\n'],
  fixes: [
    { before: 'FROM debian:12\nENV A b\n', after: 'FROM debian:12\nENV A=b\n' },
    { before: 'FROM debian:12\nENV A b c\n', after: 'FROM debian:12\nENV A="b c"\n' },
  ],
});
