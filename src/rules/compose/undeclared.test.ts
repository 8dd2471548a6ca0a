import { cases } from '../testing';
import { compose } from './language';
import { undeclared } from './undeclared';

cases(undeclared, compose, {
  fails: [
    `services:
  db:
    image: postgres:17
    volumes:
      - ⟦data⟧:/var/lib/postgresql
`,
    `services:
  a:
    image: a:1
    networks: [⟦backnd⟧]
networks:
  backend:
`,
    `services:
  a:
    image: a:1
    secrets:
      - source: ⟦token⟧
`,
  ],
  passes: [
    `services:
  db:
    image: postgres:17
    volumes:
      - data:/var/lib/postgresql
      - ./init:/docker-entrypoint-initdb.d
      - /var/lib
    networks: [default]
volumes:
  data:
`,
    {
      text: `services:
  a:
    networks: [back]
`,
      path: 'compose.prod.yaml',
    },
  ],
});
