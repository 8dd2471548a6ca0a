import { cases } from '../testing';
import { dockerfile } from './language';
import { wgetAndCurl } from './wget-and-curl';

cases(wgetAndCurl, dockerfile, {
  fails: [
    'FROM debian:12\nRUN curl x\nRUN ⟦wget⟧ y\n',
    'FROM debian:12\nRUN wget x && ⟦curl⟧ y\n',
    'RUN wget x\nRUN ⟦curl⟧ y\n',
  ],
  passes: [
    'FROM debian:12\nRUN curl x\nFROM debian:12\nRUN wget y\n',
    'FROM debian:12\nRUN curl x && curl y && apt-get install -y wget\n',
  ],
});
