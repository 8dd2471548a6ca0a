import type { PythonRule } from './rule';

const old =
  /^evidently\.(?:report|test_suite|metric_preset|test_preset|tests\.(?:Test[A-Z]\w*|base_test)|dashboard|model_profile|pipeline|options|profile_sections|ColumnMapping|base_metric|metric_results|calculations|metrics\.(?:data_drift|data_integrity|classification_performance|regression_performance|base_metric|custom_metric))\b/;

const metrics = 'evidently.metrics.';

/** Metrics of before that have another name now, or none; looked up in both lists of version 0.7. */
const oldMetrics = new Set(
  `
  ClassificationClassBalance ClassificationClassSeparationPlot ClassificationConfusionMatrix
  ClassificationDummyMetric ClassificationLiftCurve ClassificationLiftTable ClassificationPRCurve
  ClassificationPRTable ClassificationProbDistribution ClassificationQualityByClass
  ClassificationQualityByFeatureTable ClassificationQualityMetric ClassificationRocCurve ColumnCategoryMetric
  ColumnCorrelationsMetric ColumnDistributionMetric ColumnDriftMetric ColumnInteractionPlot
  ColumnMissingValuesMetric ColumnQuantileMetric ColumnRegExpMetric ColumnSummaryMetric ColumnValueListMetric
  ColumnValuePlot ColumnValueRangeMetric ConflictPredictionMetric ConflictTargetMetric DataDriftTable
  DataQualityStabilityMetric DatasetCorrelationsMetric DatasetDriftMetric DatasetMissingValuesMetric
  DatasetSummaryMetric DiversityMetric EmbeddingsDriftMetric FBetaTopKMetric HitRateKMetric ItemBiasMetric
  MAPKMetric MARKMetric MRRKMetric NDCGKMetric NoveltyMetric PersonalizationMetric PopularityBias
  PrecisionTopKMetric RecallTopKMetric RegressionAbsPercentageErrorPlot RegressionDummyMetric
  RegressionErrorBiasTable RegressionErrorDistribution RegressionErrorNormality RegressionErrorPlot
  RegressionPerformanceMetrics RegressionPredictedVsActualPlot RegressionPredictedVsActualScatter
  RegressionQualityMetric RegressionTopErrorMetric SerendipityMetric TargetByFeaturesTable
  TextDescriptorsCorrelationMetric TextDescriptorsDistribution TextDescriptorsDriftMetric UserBiasMetric
`
    .trim()
    .split(/\s+/),
);

/** Evidently 0.7 has another interface than all before it. */
export const evidentlyOldApi: PythonRule = {
  id: 'python/evidently-old-api',
  summary: 'Use the interface of Evidently 0.7 and later.',
  why: 'These imports fail since version 0.7: the nightly drift report ends with an ImportError, and as nobody waits for a report that does not come, nobody notices.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { name, span } of document.imports) {
      if (old.test(name) || (name.startsWith(metrics) && oldMetrics.has(name.slice(metrics.length))))
        yield {
          span,
          message: `\`${name}\` is gone since Evidently 0.7. Use \`Report\`, \`Dataset\` and \`DataDefinition\` from \`evidently\`, and \`evidently.presets\`; \`run()\` returns the result.`,
        };
    }
  },
};
