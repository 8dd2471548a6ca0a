import { cases } from '../testing';
import { dockerfile } from './language';
import { redundantPlatform } from './redundant-platform';

cases(redundantPlatform, dockerfile, {
  fails: ['FROM ⟦--platform=$TARGETPLATFORM⟧ debian:12\n', 'FROM ⟦--platform=${TARGETPLATFORM}⟧ debian:12 AS x\n'],
  passes: ['FROM --platform=$BUILDPLATFORM debian:12\nFROM debian:12\n'],
  fixes: [{ before: 'FROM --platform=$TARGETPLATFORM debian:12\n', after: 'FROM debian:12\n' }],
});
