import { cases } from '../testing';
import { healthcheck } from './healthcheck';
import { dockerfile } from './language';

cases(healthcheck, dockerfile, {
  fails: ['FROM ⟦debian:12⟧\n', 'FROM ⟦debian:12⟧ AS a\nFROM debian:12\nHEALTHCHECK CMD x\n'],
  passes: [
    'FROM debian:12\nHEALTHCHECK CMD x\n',
    'FROM debian:12 AS a\nFROM a\nHEALTHCHECK NONE\n',
    'FROM debian:12 AS a\nHEALTHCHECK CMD x\nFROM a\n',
  ],
});
