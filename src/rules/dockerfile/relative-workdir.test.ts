import { cases } from '../testing';
import { dockerfile } from './language';
import { relativeWorkdir } from './relative-workdir';

cases(relativeWorkdir, dockerfile, {
  fails: ['FROM debian:12\nWORKDIR /a\nWORKDIR ⟦b⟧\n'],
  passes: ['FROM debian:12\nWORKDIR /a\nWORKDIR $B/c\nWORKDIR "C:\\x"\nWORKDIR\n', 'FROM debian:12\nWORKDIR a\n'],
});
