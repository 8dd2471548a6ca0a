import { cases } from '../testing';
import { copyFromStage } from './copy-from-stage';
import { dockerfile } from './language';

cases(copyFromStage, dockerfile, {
  fails: [
    'FROM debian:12 AS build\nFROM debian:12\nCOPY ⟦--from=bild⟧ a b\n',
    'FROM debian:12\nCOPY ⟦--from=nginx⟧ a b\n',
  ],
  passes: [
    'FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build a b\nCOPY --from=0 a b\nCOPY --from=nginx:1.27 a b\nCOPY --from=x@sha256:0 a b\nCOPY a b\n',
    'FROM debian:12 AS Build\nFROM debian:12\nCOPY --from=BUILD a b\n',
  ],
});
