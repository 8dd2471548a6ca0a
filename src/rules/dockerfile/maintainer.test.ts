import { cases } from '../testing';
import { dockerfile } from './language';
import { maintainer } from './maintainer';

cases(maintainer, dockerfile, {
  fails: ['FROM debian:12\n⟦MAINTAINER⟧ Ada <ada@example.org>\n', '⟦maintainer⟧ "x"\nFROM debian:12\n'],
  passes: ['FROM debian:12\nLABEL maintainer="x"\n'],
  fixes: [
    {
      before: 'FROM debian:12\nMAINTAINER Ada <ada@example.org>\n',
      after: 'FROM debian:12\nLABEL org.opencontainers.image.authors="Ada <ada@example.org>"\n',
    },
  ],
});
