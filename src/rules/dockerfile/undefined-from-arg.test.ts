import { cases } from '../testing';
import { dockerfile } from './language';
import { undefinedFromArg } from './undefined-from-arg';

cases(undefinedFromArg, dockerfile, {
  fails: ['FROM ⟦python:${V}⟧\n', 'FROM debian:12\nARG V=1\nFROM ⟦python:$V⟧\n', 'FROM ⟦--platform=$P⟧ debian:12\n'],
  passes: [
    'ARG V=3\nFROM python:$V\n',
    'FROM --platform=$BUILDPLATFORM debian:12\n',
    'ARG V\nFROM python:${V:-3}\n',
    'FROM debian:12\nRUN echo $V\n',
  ],
});
