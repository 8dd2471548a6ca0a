import { cases } from '../testing';
import { exposePort } from './expose-port';
import { dockerfile } from './language';

cases(exposePort, dockerfile, {
  fails: [
    'FROM debian:12\nEXPOSE ⟦80000⟧ 80\n',
    'FROM debian:12\nEXPOSE ⟦8000-70000⟧ ⟦90-80⟧\n',
    'FROM debian:12\nEXPOSE ⟦http⟧ ⟦80/foo⟧ ⟦80,81⟧\n',
    'EXPOSE ⟦65536/tcp⟧\n',
    'FROM debian:12\nEXPOSE ⟦["80"]⟧\n',
  ],
  passes: [
    'FROM debian:12\nEXPOSE 80 65535 0 80-90/udp 80/TCP 8080:80 [::1]:80:80 "443"\nARG P=80\nEXPOSE $P $UNKNOWN $P-90\n',
  ],
});
