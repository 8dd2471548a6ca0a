import { cases } from '../testing';
import { envSelfReference } from './env-self-reference';
import { dockerfile } from './language';

cases(envSelfReference, dockerfile, {
  fails: [
    'FROM debian:12\nENV BASE=/opt MODEL=⟦$BASE/model⟧\n',
    'FROM debian:12\nENV A=⟦"${B}"⟧ B=1\n',
    'ENV A=1 B=⟦${A:-x}⟧\n',
  ],
  passes: [
    'FROM debian:12\nENV BASE=/opt\nENV MODEL=$BASE/model\n',
    'FROM debian:12\nENV A=1\nENV A=2 B=$A\n',
    'FROM debian:12\nARG A\nENV A=2 B=$A\n',
    'FROM debian:12\nENV PATH=/x:$PATH A=$AB B=$A2\n',
  ],
});
