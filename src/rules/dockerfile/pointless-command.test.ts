import { cases } from '../testing';
import { dockerfile } from './language';
import { pointlessCommand } from './pointless-command';

cases(pointlessCommand, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦ps⟧ aux\n',
    'FROM debian:12\nRUN apt-get update && ⟦service⟧ mysql start\n',
    'FROM debian:12\nONBUILD RUN ⟦top⟧\n',
    'RUN ⟦free⟧\n',
    'FROM debian:12\nRUN sudo ⟦mount⟧ /dev/x /mnt\n',
  ],
  passes: ['FROM debian:12\nRUN apt-get install -y vim ssh\n', 'FROM debian:12\nRUN echo kill\nCMD ["top"]\n'],
});
