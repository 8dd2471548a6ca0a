import { cases } from '../testing';
import { torchserve } from './language';
import { value } from './value';

cases(value, torchserve, {
  fails: [
    `model_store=/models
default_response_timeout=⟦120s⟧
`,
    `inference_address=⟦0.0.0.0:8080⟧
`,
    `model_store=/m
models=⟦{"a": {⟧
`,
  ],
  passes: [
    `model_store=/models
default_response_timeout=120
inference_address=http://127.0.0.1:8080
models={\\
  "a": {"1.0": {"minWorkers": 1}}\\
}
`,
  ],
});
