import { cases } from '../testing';
import { evidentlyOldApi } from './evidently-old-api';
import { python } from './language';

cases(evidentlyOldApi, python, {
  fails: [
    `from evidently.report import ⟦Report⟧
from evidently.metric_preset import ⟦DataDriftPreset⟧
from evidently.tests import ⟦TestShareOfDriftedColumns⟧
`,
  ],
  passes: [
    `from evidently import Report
from evidently.presets import DataDriftPreset
from evidently.tests import Reference, lte
from evidently.tests.numerical_tests import GreaterThanMetricTest
`,
  ],
});
