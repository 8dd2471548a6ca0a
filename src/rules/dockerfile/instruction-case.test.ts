import { cases } from '../testing';
import { instructionCase } from './instruction-case';
import { dockerfile } from './language';

cases(instructionCase, dockerfile, {
  fails: ['FROM debian:12\n⟦run⟧ a\n⟦Copy⟧ a b\n', 'from debian:12\nrun a\n⟦RUN⟧ b\n'],
  passes: ['FROM debian:12\nRUN a\n', 'from debian:12\nrun a\n'],
  fixes: [{ before: 'FROM debian:12\nRun a\n', after: 'FROM debian:12\nRUN a\n' }],
});
