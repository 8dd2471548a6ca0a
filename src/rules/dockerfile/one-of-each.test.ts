import { cases } from '../testing';
import { dockerfile } from './language';
import { oneOfEach } from './one-of-each';

cases(oneOfEach, dockerfile, {
  fails: [
    'FROM debian:12\nCMD ["a"]\n⟦CMD⟧ ["b"]\n',
    'FROM debian:12\nENTRYPOINT a\nCMD b\n⟦ENTRYPOINT⟧ c\n⟦ENTRYPOINT⟧ d\n',
    'FROM debian:12\nHEALTHCHECK CMD a\n⟦HEALTHCHECK⟧ NONE\n',
    'CMD a\n⟦cmd⟧ b\n',
  ],
  passes: ['FROM debian:12 AS a\nCMD a\nFROM a\nCMD b\n', 'FROM debian:12\nCMD a\nENTRYPOINT b\nONBUILD CMD c\n'],
  fixes: [{ before: 'FROM debian:12\nCMD ["a"]\nCMD ["b"]\n', after: 'FROM debian:12\nCMD ["b"]\n' }],
});
