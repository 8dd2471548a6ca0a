import { cases } from '../testing';
import { python } from './language';
import { prometheusBucketUnit } from './prometheus-bucket-unit';

cases(prometheusBucketUnit, python, {
  fails: [
    `from prometheus_client import Histogram

latency = Histogram(⟦"predict_latency_ms"⟧, "Latency")
`,
  ],
  passes: [
    `from prometheus_client import Histogram

latency = Histogram("predict_latency_seconds", "Latency", buckets=(0.05, 0.1, 0.2, 0.5, 1))
`,
    `from prometheus_client import Histogram
Histogram("a_ms", "b", buckets=[10, 100])
`,
  ],
});
