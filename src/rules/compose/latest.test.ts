import { cases } from '../testing';
import { compose } from './language';
import { latest } from './latest';

cases(latest, compose, {
  fails: [
    `services:
  db:
    image: ⟦postgres:latest⟧
`,
    `services:
  db:
    image: ⟦redis⟧
`,
  ],
  passes: [
    `services:
  api:
    build: .
    image: parcels:latest
  dashboard:
    image: parcels:latest
    command: streamlit run app.py
`,
    `services:
  db:
    image: postgres:17.2
`,
    `services:
  api:
    image: team/api:latest
    build: .
`,
    `services:
  api:
    image: team/api:\${TAG}
`,
  ],
});
