import { cases } from '../testing';
import { dindTls } from './dind-tls';
import { gitlabCi } from './language';

cases(dindTls, gitlabCi, {
  fails: [
    `build:
  services: ['docker:27-dind']
  variables:
    ⟦DOCKER_TLS_CERTDIR: ""⟧
  script: docker build .
`,
  ],
  passes: [
    `build:
  services: ['docker:27-dind']
  variables:
    DOCKER_TLS_CERTDIR: "/certs"
  script: docker build .
`,
    `build:
  variables: { DOCKER_TLS_CERTDIR: '' }
  script: x
`,
  ],
});
