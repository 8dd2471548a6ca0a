import { cases } from '../testing';
import { copyIgnored } from './copy-ignored';
import { dockerfile } from './language';

cases(copyIgnored, dockerfile, {
  fails: [
    { text: 'FROM debian:12\nCOPY ⟦models/m.bin⟧ a /x/\n', beside: { '.dockerignore': 'models\n' } },
    { text: 'FROM debian:12\nADD ⟦./b⟧ /x\n', beside: { '.dockerignore': '*\n' } },
  ],
  passes: [
    { text: 'FROM debian:12\nCOPY models/m.bin /x/\n', beside: { '.dockerignore': 'models\n!models/m.bin\n' } },
    { text: 'FROM debian:12\nCOPY . *.md /x/\n', beside: { '.dockerignore': '*.md\n' } },
    'FROM debian:12\nCOPY a b\n',
  ],
});
