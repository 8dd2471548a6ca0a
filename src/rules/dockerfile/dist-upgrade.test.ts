import { cases } from '../testing';
import { distUpgrade } from './dist-upgrade';
import { dockerfile } from './language';

cases(distUpgrade, dockerfile, {
  fails: [
    'FROM opensuse/leap:15.5\nRUN zypper ⟦dist-upgrade⟧\n',
    'FROM opensuse/leap:15.5\nRUN zypper -n ⟦dup⟧ && x\n',
  ],
  passes: ['FROM opensuse/leap:15.5\nRUN zypper -n patch\n'],
});
