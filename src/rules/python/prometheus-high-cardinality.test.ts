import { cases } from '../testing';
import { python } from './language';
import { prometheusHighCardinality } from './prometheus-high-cardinality';

cases(prometheusHighCardinality, python, {
  fails: [
    `from prometheus_client import Counter

requests = Counter("predictions_total", "Predictions", ["model", ⟦"user_id"⟧])
`,
    `import prometheus_client as p
labels = (⟦"request_id"⟧, "model")
p.Histogram("a", "b", labelnames=labels)
`,
  ],
  passes: [
    `from prometheus_client import Counter

requests = Counter("predictions_total", "Predictions", ["model", "version"])
`,
    `from collections import Counter
Counter("a", "b", ["user_id"])
`,
  ],
});
