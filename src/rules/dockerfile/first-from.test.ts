import { cases } from '../testing';
import { firstFrom } from './first-from';
import { dockerfile } from './language';

cases(firstFrom, dockerfile, {
  fails: ['⟦RUN⟧ a\nFROM debian:12\n', 'ARG A\n⟦LABEL⟧ a=b\n⟦USER⟧ 1\nFROM debian:12\n', '⟦RUN⟧ a\nRUN b\n'],
  passes: ['# a\nARG A\nFROM debian:12\nRUN a\n', 'ARG A\n', ''],
});
