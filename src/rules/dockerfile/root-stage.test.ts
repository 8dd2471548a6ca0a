import { cases } from '../testing';
import { dockerfile } from './language';
import { rootStage } from './root-stage';

cases(rootStage, dockerfile, {
  fails: [
    'FROM debian:12 AS a\nUSER ⟦root⟧\nFROM debian:12\nUSER 1000\n',
    'FROM debian:12\nUSER ⟦0:0⟧\nENTRYPOINT ["gosu", "app", "x"]\n',
  ],
  passes: [
    'FROM debian:12\nUSER root\nRUN a\nUSER app\n',
    'FROM debian:12\nUSER root\nCMD ["a"]\n',
    'FROM debian:12\nUSER 1000:0\n',
  ],
});
