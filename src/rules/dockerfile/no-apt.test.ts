import { cases } from '../testing';
import { dockerfile } from './language';
import { noApt } from './no-apt';

cases(noApt, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦apt⟧ update && ⟦apt⟧ install -y git\n',
    'FROM debian:12\nRUN ⟦apt⟧ show git\n',
    'FROM debian:12\nONBUILD RUN [⟦"apt"⟧, "update"]\n',
  ],
  passes: ['FROM debian:12\nRUN apt-get update && apt-cache search x\n', 'FROM debian:12\nRUN rm -rf /etc/apt\n'],
  fixes: [
    {
      before: 'FROM debian:12\nRUN apt update && apt install -y git\n',
      after: 'FROM debian:12\nRUN apt-get update && apt-get install -y git\n',
    },
  ],
});
