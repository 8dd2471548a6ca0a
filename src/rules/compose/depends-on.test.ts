import { cases } from '../testing';
import { dependsOn } from './depends-on';
import { compose } from './language';

cases(dependsOn, compose, {
  fails: [
    `services:
  api:
    image: a:1
    depends_on: [⟦databse⟧]
  database:
    image: postgres:17
`,
    `services:
  a:
    image: a:1
    depends_on:
      - ⟦b⟧
  b:
    image: b:1
    depends_on:
      ⟦a⟧:
        condition: service_started
`,
  ],
  passes: [
    `services:
  api:
    image: a:1
    depends_on: [database]
  database:
    image: postgres:17
`,
    {
      text: `services:
  api:
    depends_on: [database]
`,
      path: 'compose.override.yaml',
    },
  ],
});
