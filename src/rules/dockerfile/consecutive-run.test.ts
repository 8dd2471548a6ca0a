import { cases } from '../testing';
import { consecutiveRun } from './consecutive-run';
import { dockerfile } from './language';

cases(consecutiveRun, dockerfile, {
  fails: [
    'FROM debian:12\nRUN a\n⟦RUN⟧ b\n',
    'FROM debian:12\nRUN a\n# why\n\n⟦RUN⟧ b\n⟦RUN⟧ c\n',
    'RUN a\n⟦RUN⟧ b\n',
    'FROM debian:12\nRUN --mount=type=ssh a\n⟦RUN⟧ --mount=type=ssh b\n',
  ],
  passes: [
    'FROM debian:12\nRUN a\nWORKDIR /x\nRUN b\n',
    'FROM debian:12\nRUN a && b\nRUN d\n',
    'FROM debian:12\nRUN a\nRUN b && c\n',
    'FROM debian:12\nRUN a\nRUN --network=none b\nFROM debian:12\nRUN c\n',
  ],
  fixes: [{ before: 'FROM debian:12\nRUN a\nRUN b\n', after: 'FROM debian:12\nRUN a \\\n    && b\n' }],
});
