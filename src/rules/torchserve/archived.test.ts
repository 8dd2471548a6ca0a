import { cases } from '../testing';
import { archived } from './archived';
import { torchserve } from './language';

cases(archived, torchserve, {
  fails: [
    `⟦model_store⟧=/models
`,
  ],
  passes: [
    `# nothing is set
`,
  ],
});
