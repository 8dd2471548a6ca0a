import { cases } from '../testing';
import { copyNotAdd } from './copy-not-add';
import { dockerfile } from './language';

cases(copyNotAdd, dockerfile, {
  fails: [
    'FROM debian:12\n⟦ADD⟧ file /usr/src/app/\n',
    'FROM debian:12\n⟦ADD⟧ --chown=1 a b.tgz /x/\n',
    'FROM debian:12\nONBUILD ⟦add⟧ . /app\n',
    'FROM debian:12\n⟦ADD⟧ ["a b", "/x"]\n',
  ],
  passes: [
    'FROM debian:12\nADD https://x.org/a /x\nADD m.tar.gz /x\nADD "b.tgz" c.xz /y/\nADD git@x.org:a.git /z\nADD $URL /w\nADD <<EOF /v\na\nEOF\n',
    'FROM debian:12\nCOPY a /b\n',
    'FROM debian:12\nADD\n',
  ],
  fixes: [{ before: 'FROM debian:12\nADD a /b\n', after: 'FROM debian:12\nCOPY a /b\n' }],
});
