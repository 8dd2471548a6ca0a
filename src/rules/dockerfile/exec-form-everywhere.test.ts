import { cases } from '../testing';
import { execFormEverywhere } from './exec-form-everywhere';
import { dockerfile } from './language';

cases(execFormEverywhere, dockerfile, {
  fails: [
    'FROM debian:12\nHEALTHCHECK CMD ⟦curl -f http://localhost || exit 1⟧\n',
    'FROM debian:12\nCMD ⟦exec a⟧\n',
    'FROM debian:12\nONBUILD CMD ⟦a⟧\n',
  ],
  passes: [
    'FROM debian:12\nHEALTHCHECK CMD ["a"]\nCMD ["b"]\nENTRYPOINT []\nHEALTHCHECK NONE\n',
    'FROM debian:12\nCMD python app.py\n',
  ],
});
