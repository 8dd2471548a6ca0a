import { cases } from '../testing';
import { dockerfile } from './language';
import { workdirNotCd } from './workdir-not-cd';

cases(workdirNotCd, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦cd⟧ /opt && make\n',
    'FROM debian:12\nRUN mkdir x && \\\n  ⟦cd⟧ x && make\n',
    'FROM debian:12\nRUN ["sh", "-c", "⟦cd⟧ /opt && make"]\n',
  ],
  passes: ['FROM debian:12\nWORKDIR /opt\nRUN make\nCMD cd x && exec y\n', 'FROM debian:12\nRUN git -C /opt pull\n'],
});
