import { cases } from '../testing';
import { dockerfile } from './language';
import { onbuildTrigger } from './onbuild-trigger';

cases(onbuildTrigger, dockerfile, {
  fails: ['FROM debian:12\nONBUILD ⟦FROM⟧ x\nONBUILD ⟦onbuild⟧ RUN a\nONBUILD ⟦MAINTAINER⟧ x\n'],
  passes: ['FROM debian:12\nONBUILD RUN a\nONBUILD COPY a b\nONBUILD\n'],
});
