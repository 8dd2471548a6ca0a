import { cases } from '../testing';
import { emptyContinuation } from './empty-continuation';
import { dockerfile } from './language';

cases(emptyContinuation, dockerfile, {
  fails: [
    'FROM debian:12\nRUN a && ⟦\\⟧\n\n    b\n',
    'FROM debian:12\nRUN a ⟦\\⟧\n  \n\n  && b ⟦\\⟧\n\n && c\n',
    'FROM debian:12\r\nRUN a ⟦\\⟧\r\n\r\n  && b\r\n',
  ],
  passes: [
    'FROM debian:12\nRUN a && \\\n  # why\n  b\n',
    'FROM debian:12\nRUN <<EOF\na\n\nb\nEOF\n',
    'FROM debian:12\n\nRUN a\n',
  ],
  fixes: [{ before: 'FROM debian:12\nRUN a && \\\n\n    b\n', after: 'FROM debian:12\nRUN a && \\\n    b\n' }],
});
