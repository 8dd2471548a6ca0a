import { bearsDamage } from '../damage';
import { compose } from './language';

const seeds = [
  `services:
  api:
    image: team/api:1
    enviroment:
      A: b
`,
  `services:
  api:
    image: a:1
    depends_on: [databse]
  database:
    image: postgres:17
`,
  `services:
  api:
    image: a:1
    ports:
      - 22:22
`,
  `services:
  db:
    image: postgres:17
    volumes:
      - data:/var/lib/postgresql
`,
  `services:
  train:
    image: a:1
    environment:
      AWS_ACCESS_KEY_ID: AKIAQ7ZB4MWXN2KD5TRV
`,
  `services:
  llm:
    image: vllm/vllm-openai:v0.9.0
`,
  `services:
  mlflow:
    image: team/mlflow:1
    depends_on:
      - db
  db:
    image: postgres:17
`,
  `services:
  tracking:
    image: ghcr.io/mlflow/mlflow:v3.1.0
    command: mlflow server --host 0.0.0.0
    ports:
      - "5000:5000"
`,
  `services:
  db:
    image: postgres:latest
`,
];

bearsDamage(compose, seeds, { junk: ['&a', '*a', '<<: *a\n', '- ', '!reset '] });
