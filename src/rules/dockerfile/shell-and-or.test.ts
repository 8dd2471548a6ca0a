import { cases } from '../testing';
import { dockerfile } from './language';
import { shellAndOr } from './shell-and-or';

cases(shellAndOr, dockerfile, {
  fails: ['FROM debian\nRUN a ⟦&&⟧ b || c\n', 'FROM debian\nRUN a ⟦&&⟧ (b) || c d \\\n  && e\n'],
  passes: [
    'FROM debian\nRUN a && b || true\n',
    'FROM debian\nRUN a || b && c\n',
    'FROM debian\nRUN a && b || { c; exit 1; }\n',
    'FROM debian\nRUN a && b || exit 1\n',
  ],
});
