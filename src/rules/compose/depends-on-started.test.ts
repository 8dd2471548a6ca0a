import { cases } from '../testing';
import { dependsOnStarted } from './depends-on-started';
import { compose } from './language';

cases(dependsOnStarted, compose, {
  fails: [
    `services:
  mlflow:
    image: team/mlflow:1
    depends_on:
      - ⟦db⟧
  db:
    image: postgres:17
`,
    `services:
  web:
    image: a:1
    depends_on:
      ⟦api⟧:
        condition: service_started
  api:
    image: b:1
    healthcheck:
      test: curl localhost
`,
  ],
  passes: [
    `services:
  mlflow:
    image: team/mlflow:1
    depends_on:
      db:
        condition: service_healthy
  db:
    image: postgres:17
    healthcheck:
      test: pg_isready
`,
    `services:
  a:
    image: a:1
    depends_on: [b]
  b:
    image: b:1
`,
  ],
});
