import { cases } from '../testing';
import { defaultFromArg } from './default-from-arg';
import { dockerfile } from './language';

cases(defaultFromArg, dockerfile, {
  fails: ['ARG V\nFROM ⟦python:$V⟧\n', 'ARG BASE\nFROM ⟦${BASE}⟧ AS x\n', 'ARG N=A\nFROM ⟦$N⟧\n'],
  passes: ['ARG V=3\nFROM python:$V\n', 'ARG V\nFROM python:${V:-3}\n', 'ARG V\nFROM python:3$V\n', 'FROM python:$V\n'],
});
