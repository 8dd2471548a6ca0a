import { cases } from '../testing';
import { dockerfile } from './language';
import { suspiciousName } from './suspicious-name';

cases(suspiciousName, dockerfile, {
  fails: [
    'FROM debian:12\nARG ⟦USERNAME=app⟧\nENV ⟦TOKENIZER=x⟧ A=b\n',
    'FROM debian:12\nARG ⟦AUTH⟧\nENV ⟦SECRET_FOO=/run/x⟧\n',
    'FROM debian:12\nONBUILD ARG ⟦CI_DEPLOY_USER⟧\n',
  ],
  passes: ['FROM debian:12\nARG A\nENV KEYBOARD=us PUBLIC_KEY=/x KEY_FILE=a\n', 'FROM debian:12\nARG API_KEY\n'],
});
