import { cases } from '../testing';
import { dockerfile } from './language';
import { numericUser } from './numeric-user';

cases(numericUser, dockerfile, {
  fails: ['FROM debian:12\nUSER ⟦app⟧\n', 'FROM debian:12\nUSER ⟦app:app⟧\nUSER ⟦$NAME⟧\n'],
  passes: ['FROM debian:12\nUSER 1000\nUSER 1000:app\n', 'FROM debian:12\nARG U=1000\nUSER ${U}\nUSER $U:x\nUSER\n'],
});
