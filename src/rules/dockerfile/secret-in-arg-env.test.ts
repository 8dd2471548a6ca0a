import { cases } from '../testing';
import { dockerfile } from './language';
import { secretInArgEnv } from './secret-in-arg-env';

cases(secretInArgEnv, dockerfile, {
  fails: [
    'FROM python:3.12\nARG ⟦HF_TOKEN⟧\nENV ⟦WANDB_API_KEY=abc123def⟧ A=b\n',
    'FROM python:3.12\nENV ⟦MLFLOW_TRACKING_PASSWORD hunter22⟧\n',
    'ARG ⟦PYPI_TOKEN⟧\nFROM python:3.12\nARG TOKEN_COUNT A ⟦KAGGLE_KEY⟧\nENV ⟦HF_TOKEN=${HF_TOKEN}⟧\n',
    'FROM python:3.12\nENV A=1 \\\n    ⟦AWS_SECRET_ACCESS_KEY="wJalrXUtnFEMI"⟧\n',
    'FROM python:3.12\r\nENV ⟦db_password=s3cr3tpw⟧\r\n',
  ],
  passes: [
    'FROM python:3.12\nENV TOKENIZERS_PARALLELISM=false MAX_TOKENS=512 PAD_TOKEN="[PAD]"\n',
    'FROM python:3.12\nENV WANDB_API_KEY_FILE=/run/secrets/wandb DB_PASSWORD_FILE=/run/secrets/db\n',
    'FROM python:3.12\nENV HF_TOKEN=""\nENV API_KEY=\n',
    'FROM python:3.12\nENV HF_TOKEN=/run/secrets/hf\n',
    'FROM python:3.12\nARG SECRET_KEY=dummy\n',
    'FROM python:3.12\nRUN --mount=type=secret,id=hf_token pip install x\n',
    'FROM python:3.12\nENV SSH_PUBLIC_KEY="ssh-ed25519 AAAA" SORT_KEY=x CACHE_KEY=v1\n',
    '# check=skip=SecretsUsedInArgOrEnv\nFROM python:3.12\nARG TOKEN\n',
    'ENV',
  ],
});
