import { cases } from '../testing';
import { dockerfile } from './language';
import { undefinedVariable } from './undefined-variable';

cases(undefinedVariable, dockerfile, {
  fails: [
    'ARG DIR=/srv\nFROM debian:12\nWORKDIR ⟦$DIR⟧\n',
    'FROM debian:12 AS a\nARG X=1\nFROM debian:12\nCOPY a ⟦/x/${X}⟧\n',
    'FROM debian:12\nWORKDIR ⟦/x/$A⟧\nARG A=1\n',
    'ARG V=1\nFROM debian:12\nLABEL version=⟦$V⟧\nENV A=⟦"$V"⟧\n',
    'FROM debian:12\nUSER ⟦$TARGETARCH⟧\n',
  ],
  passes: [
    'ARG DIR=/srv\nFROM debian:12\nARG DIR\nWORKDIR $DIR\n',
    'FROM debian:12 AS a\nENV X=1\nFROM a\nCOPY a /x/${X}\n',
    'FROM debian:12\nENV PATH=/x:$PATH\nWORKDIR $HOME/${SOMEWHERE}\nRUN echo $A\nCOPY a ${B:-c}/\n',
    "ARG A=1\nFROM python:$A\nRUN echo $A\nLABEL x='$A' y=\\$A\n",
  ],
});
