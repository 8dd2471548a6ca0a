import { cases } from '../testing';
import { bindAll } from './bind-all';
import { compose } from './language';

cases(bindAll, compose, {
  fails: [
    `services:
  tracking:
    image: ghcr.io/mlflow/mlflow:v3.1.0
    command: mlflow server --host 0.0.0.0
    ports:
      - ⟦"5000:5000"⟧
`,
  ],
  passes: [
    `services:
  tracking:
    image: ghcr.io/mlflow/mlflow:v3.1.0
    command: mlflow server --host 0.0.0.0
    ports:
      - "127.0.0.1:5000:5000"
`,
    `services:
  api:
    image: a:1
    ports: ["80:80"]
`,
    `services:
  cache:
    image: redis:7
    command: redis-server --requirepass $REDIS
    ports: ["6379:6379"]
`,
  ],
});
