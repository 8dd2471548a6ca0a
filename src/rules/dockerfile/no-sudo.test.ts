import { cases } from '../testing';
import { dockerfile } from './language';
import { noSudo } from './no-sudo';

cases(noSudo, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦sudo⟧ apt-get update\n',
    'FROM debian:12\nRUN echo x | ⟦sudo⟧ tee /etc/y\n',
    'FROM debian:12\nONBUILD RUN ⟦sudo⟧ x\n',
  ],
  passes: ['FROM debian:12\nRUN apt-get install -y sudo\n', 'FROM debian:12\nRUN echo sudo > x\n'],
});
