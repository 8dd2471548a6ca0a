import { cases } from '../testing';
import { dockerfile } from './language';
import { useraddLog } from './useradd-log';

cases(useraddLog, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦useradd⟧ -u 123456 app\n',
    'FROM debian:12\nRUN ⟦useradd⟧ --uid=1234567 app\n',
    'FROM debian:12\nRUN ⟦useradd⟧ -mu 123456 app\n',
  ],
  passes: [
    'FROM debian:12\nRUN useradd -u 12345 app\n',
    'FROM debian:12\nRUN useradd -l -u 123456 app\n',
    'FROM debian:12\nRUN useradd --no-log-init -u 123456 app\n',
    'FROM debian:12\nRUN useradd app\n',
  ],
  fixes: [
    { before: 'FROM debian:12\nRUN useradd -u 123456 app\n', after: 'FROM debian:12\nRUN useradd -l -u 123456 app\n' },
  ],
});
