import { cases } from '../testing';
import { dockerfile } from './language';
import { uniqueStage } from './unique-stage';

cases(uniqueStage, dockerfile, {
  fails: ['FROM debian:12 AS build\nFROM node:22 AS ⟦build⟧\nFROM a:1 AS ⟦BUILD⟧\n'],
  passes: ['FROM debian:12 AS a\nFROM debian:12 AS b\nFROM debian:12\n'],
});
