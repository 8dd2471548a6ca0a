import { cases } from '../testing';
import { fromAsCase } from './from-as-case';
import { dockerfile } from './language';

cases(fromAsCase, dockerfile, {
  fails: ['FROM debian:12 ⟦as⟧ a\n', 'from debian:12 ⟦AS⟧ a\n'],
  passes: ['FROM debian:12 AS a\nfrom debian:12 as b\nFROM debian:12\nFrom debian:12 as c\n'],
  fixes: [{ before: 'FROM debian:12 as a\n', after: 'FROM debian:12 AS a\n' }],
});
