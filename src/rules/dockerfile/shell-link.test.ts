import { cases } from '../testing';
import { dockerfile } from './language';
import { shellLink } from './shell-link';

cases(shellLink, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦ln -sfv /bin/bash /bin/sh⟧\n',
    'FROM debian:12\nRUN rm /bin/sh && ⟦ln -s /bin/bash /bin/sh⟧ && x\n',
  ],
  passes: ['FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN ln -s /bin/bash /usr/local/bin/sh\n'],
});
