import { bearsDamage } from '../damage';
import { torchserve } from './language';

const seeds = [
  `model_store=/models
default_response_timeout=120s
`,
  `model_store=/models
default_worker_per_model=4
`,
  `inference_address=http://0.0.0.0:8080
management_address=http://0.0.0.0:8081
`,
  `model_store=/models
`,
];

bearsDamage(torchserve, seeds, { junk: ['=', '\\\n', '!'] });
