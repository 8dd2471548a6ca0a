import { cases } from '../testing';
import { exposeFormat } from './expose-format';
import { dockerfile } from './language';

cases(exposeFormat, dockerfile, {
  fails: ['FROM debian:12\nEXPOSE ⟦80/TCP⟧ 81\n', 'FROM debian:12\nEXPOSE ⟦127.0.0.1:80:80⟧ ⟦8080:80⟧\n'],
  passes: ['FROM debian:12\nEXPOSE 80 81/udp 8000-8010\nEXPOSE $PORT\n'],
  fixes: [{ before: 'FROM debian:12\nEXPOSE 80/TCP\n', after: 'FROM debian:12\nEXPOSE 80/tcp\n' }],
});
