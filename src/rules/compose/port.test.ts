import { cases } from '../testing';
import { compose } from './language';
import { port } from './port';

cases(port, compose, {
  fails: [
    `services:
  api:
    image: a:1
    ports:
      - ⟦22:22⟧
`,
    `services:
  api:
    image: a:1
    ports:
      - ⟦"8000:http"⟧
      - ⟦"80800:80"⟧
`,
  ],
  passes: [
    `services:
  api:
    image: a:1
    ports:
      - "22:22"
      - 8000:8000
      - "127.0.0.1:8001:8001/tcp"
      - "\${PORT:-80}:80"
      - "3000-3005:3000-3005"
      - "[::1]:6000:6000"
      - 9000
`,
  ],
});
