import { cases } from '../testing';
import { copySeveral } from './copy-several';
import { dockerfile } from './language';

cases(copySeveral, dockerfile, {
  fails: [
    'FROM debian:12\nCOPY a b ⟦/app⟧\n',
    'FROM debian:12\nCOPY ["a", "b", ⟦"app"⟧]\n',
    'FROM debian:12\nARG D=/x\nCOPY a b ⟦$D⟧\n',
    'FROM debian:12\nONBUILD COPY a b ⟦"/app"⟧\n',
  ],
  passes: [
    'FROM debian:12\nCOPY a /app\nCOPY a b /app/\nCOPY a b "/app/"\nCOPY a b ./\nCOPY a b .\nCOPY a b $UNKNOWN\n',
    'FROM debian:12\nRUN a b c\n',
  ],
  fixes: [{ before: 'FROM debian:12\nCOPY a b "/app"\n', after: 'FROM debian:12\nCOPY a b "/app/"\n' }],
});
