import { cases } from '../testing';
import { dockerfile } from './language';
import { secretFile } from './secret-file';

cases(secretFile, dockerfile, {
  fails: [
    'FROM python:3.12\nCOPY ⟦.env⟧ .\n',
    'FROM python:3.12\nCOPY requirements.txt ⟦./kaggle.json⟧ /root/.kaggle/\n',
    'FROM python:3.12\nADD ⟦config/credentials.json⟧ /app/\nCOPY ⟦.aws/⟧ /root/.aws/\n',
    'FROM python:3.12 AS base\nCOPY ⟦id_rsa⟧ /root/.ssh/\nFROM base\nRUN x\n',
    'FROM python:3.12\r\nCOPY [⟦"service-account-prod.json"⟧, "/app/"]\r\n',
  ],
  passes: [
    'FROM python:3.12\nCOPY .env.example .env\n',
    'FROM python:3.12\nCOPY . .\n',
    'FROM python:3.12 AS build\nCOPY .netrc /root/\nFROM python:3.12-slim\nCOPY --from=build /app /app\n',
    'FROM python:3.12\nCOPY --from=build /app/.env .\nCOPY ca.pem /etc/ssl/\n',
    'FROM python:3.12\nCOPY src/secrets_manager.py credentials_helper.py tokens.json ./\n',
    'FROM python:3.12\nRUN --mount=type=secret,id=env,target=.env x\n',
    { text: 'FROM python:3.12\nCOPY .env .\n', beside: { '.dockerignore': '.env\n' } },
    'COPY .env',
  ],
  fixes: [{ before: 'FROM python:3.12\nCOPY .env .\nRUN x\n', after: 'FROM python:3.12\nRUN x\n' }],
});
