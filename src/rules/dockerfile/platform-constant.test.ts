import { cases } from '../testing';
import { dockerfile } from './language';
import { platformConstant } from './platform-constant';

cases(platformConstant, dockerfile, {
  fails: ['FROM ⟦--platform=linux/amd64⟧ debian:12\n', 'ARG P=linux/arm64\nFROM ⟦--platform=$P⟧ debian:12 AS x\n'],
  passes: [
    'FROM --platform=$BUILDPLATFORM golang:1.22\nFROM --platform=${TARGETPLATFORM} debian:12\nFROM debian:12\n',
    'FROM --platform=linux/amd64 debian:12 AS build-amd64\n',
  ],
});
