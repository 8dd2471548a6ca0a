import { cases } from '../testing';
import { copyFromItself } from './copy-from-itself';
import { dockerfile } from './language';

cases(copyFromItself, dockerfile, {
  fails: [
    'FROM debian:12 AS a\nCOPY ⟦--from=a⟧ x y\n',
    'FROM debian:12 AS a\nCOPY ⟦--from=b⟧ x y\nFROM debian:12 AS b\n',
    'FROM debian:12\nCOPY ⟦--from=0⟧ x y\n',
    'FROM debian:12 AS a\nFROM debian:12\nCOPY ⟦--from=7⟧ x y\n',
    'FROM debian:12\nARG S\nCOPY ⟦--from=$S⟧ x y\n',
  ],
  passes: [
    'FROM debian:12 AS a\nFROM debian:12 AS b\nCOPY --from=a x y\nCOPY --from=0 x y\nCOPY --from=nginx:1 x y\n',
    'FROM a:1 AS a\nFROM b:1 AS b\nCOPY --from=a x y\n',
    'COPY --from=x y z\n',
  ],
});
