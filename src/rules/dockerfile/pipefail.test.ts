import { cases } from '../testing';
import { dockerfile } from './language';
import { pipefail } from './pipefail';

cases(pipefail, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦wget -O - https://x⟧ | wc -l > /number\n',
    'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN ⟦curl x⟧ | tar xz\n',
    'FROM debian:12\nRUN for i in a; do ⟦echo $i⟧; done | tee x\n',
    'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\nFROM debian:12\nRUN ⟦a⟧ | b\n',
    'RUN ⟦a⟧ | b\n',
  ],
  passes: [
    'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\n',
    'FROM debian:12\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN a | b\n',
    'FROM debian:12\nRUN set -o pipefail && a | b\n',
    'FROM debian:12\nRUN case x in a|b) c ;; esac\n',
    'FROM debian:12\nRUN a || b\n',
    'FROM a:1\nSHELL ["pwsh", "-c"]\nRUN a | b\n',
    'FROM debian:12\nRUN echo "a | b"\n',
  ],
  fixes: [
    {
      before: 'FROM debian:12\nRUN a | b\n',
      after: 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\n',
    },
  ],
});
