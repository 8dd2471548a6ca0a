import { cases } from '../testing';
import { torchserve } from './language';
import { unknownKey } from './unknown-key';

cases(unknownKey, torchserve, {
  fails: [
    `model_store=/models
⟦default_worker_per_model⟧=4
`,
  ],
  passes: [
    `model_store=/models
default_workers_per_model=4
my_own_setting=1
`,
  ],
});
