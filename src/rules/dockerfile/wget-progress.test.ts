import { cases } from '../testing';
import { dockerfile } from './language';
import { wgetProgress } from './wget-progress';

cases(wgetProgress, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦wget⟧ https://example.org/a\n',
    'FROM debian:12\nRUN x && ⟦wget⟧ -O y https://example.org/a\n',
  ],
  passes: [
    'FROM debian:12\nRUN wget -q https://example.org/a\n',
    'FROM debian:12\nRUN wget -nv https://example.org/a && wget -qO- x && wget --progress=dot:giga y && wget -o log z\n',
    'FROM debian:12\nRUN apt-get install -y wget\n',
  ],
  fixes: [{ before: 'FROM debian:12\nRUN wget x\n', after: 'FROM debian:12\nRUN wget --progress=dot:giga x\n' }],
});
