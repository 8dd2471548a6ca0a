import { cases } from '../testing';
import { dockerfile } from './language';
import { reservedStage } from './reserved-stage';

cases(reservedStage, dockerfile, {
  fails: ['FROM debian:12 AS ⟦scratch⟧\n', 'FROM debian:12 as ⟦Context⟧\n'],
  passes: ['FROM scratch AS base\nFROM scratch\n'],
});
