import { cases } from '../testing';
import { dockerfile } from './language';
import { stageCase } from './stage-case';

cases(stageCase, dockerfile, {
  fails: ['FROM debian:12 AS ⟦Build⟧\n', 'FROM debian:12 as ⟦BUILD⟧\n'],
  passes: ['FROM debian:12 AS build\nFROM debian:12\n'],
  fixes: [{ before: 'FROM debian:12 AS Build\n', after: 'FROM debian:12 AS build\n' }],
});
