import { cases } from '../testing';
import { compose } from './language';
import { syntax } from './syntax';

cases(syntax, compose, {
  fails: [
    `services:
  api:
    image: team/api:1
    ⟦enviroment⟧:
      A: b
`,
    `services:
  ⟦api⟧:
    ports: ["80:80"]
`,
    `services:
  api:
    image: team/api:1
    ports: ⟦"80:80"⟧
`,
    `services:
  api:
    image: a:1
    healthcheck:
      retries: ⟦[3]⟧
`,
  ],
  passes: [
    `services:
  api:
    image: team/api:1
    environment:
      A: b
      N: 3
      E:
`,
    `x-base: &base
  image: a:1
services:
  api:
    <<: *base
    x-note: 1
    gpus: all
`,
    {
      text: `services:
  api:
    ports: ["80:80"]
`,
      path: 'docker-compose.override.yml',
    },
  ],
});
