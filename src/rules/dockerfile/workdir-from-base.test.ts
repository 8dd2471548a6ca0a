import { cases } from '../testing';
import { dockerfile } from './language';
import { workdirFromBase } from './workdir-from-base';

cases(workdirFromBase, dockerfile, {
  fails: ['FROM example.org/base:1\nCOPY a ⟦.⟧\nCOPY b ⟦c/⟧\n', 'COPY a ⟦b⟧\n'],
  passes: [
    'FROM example.org/base:1\nWORKDIR /srv\nCOPY a .\n',
    'FROM example.org/base:1\nCOPY a /b\nCOPY a $B\nCOPY a "C:\\x"\n',
    'FROM example.org/base:1 AS a\nWORKDIR /x\nFROM a\nCOPY b .\n',
    'FROM python:3.12\nCOPY a .\n',
  ],
});
