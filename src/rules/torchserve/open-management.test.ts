import { cases } from '../testing';
import { torchserve } from './language';
import { openManagement } from './open-management';

cases(openManagement, torchserve, {
  fails: [
    `inference_address=http://0.0.0.0:8080
management_address=http://⟦0.0.0.0⟧:8081
`,
  ],
  passes: [
    `inference_address=http://0.0.0.0:8080
management_address=http://127.0.0.1:8081
`,
    `inference_address=http://0.0.0.0:8085
management_address=http://0.0.0.0:8085
`,
  ],
});
