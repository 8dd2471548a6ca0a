import { cases } from '../testing';
import { ignoreComment } from './ignore-comment';
import { dockerfile } from './language';

cases(ignoreComment, dockerfile, {
  fails: ['FROM debian:12\n⟦# hadolint ignore=DL3059⟧\nRUN a\n'],
  passes: ['FROM debian:12\n# hadolint is a linter\nRUN a\n'],
});
