import { cases } from '../testing';
import { evidentlyOldApi } from './evidently-old-api';
import { python } from './language';

cases(evidentlyOldApi, python, {
  fails: [
    `from evidently.report import ⟦Report⟧
from evidently.metric_preset import ⟦DataDriftPreset⟧
from evidently.tests import ⟦TestShareOfDriftedColumns⟧
`,
    `from evidently.metrics import ⟦DatasetDriftMetric⟧, ⟦ColumnDriftMetric⟧, ValueDrift
from evidently.metrics.data_drift.column_drift_metric import ⟦ColumnDriftMetricResults⟧
import evidently.metrics
`,
  ],
  passes: [
    `from evidently.metrics import ValueDrift, DriftedColumnsCount, MAE, PopularityBiasMetric
from evidently.metrics.data_quality import CorrelationMatrix
from evidently.legacy.metrics import DatasetDriftMetric
`,
    `from evidently import Report
from evidently.presets import DataDriftPreset
from evidently.tests import Reference, lte
from evidently.tests.numerical_tests import GreaterThanMetricTest
`,
  ],
});
