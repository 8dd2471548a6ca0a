import type { PythonRule } from './rule';

const old =
  /^evidently\.(?:report|test_suite|metric_preset|test_preset|tests\.(?:Test[A-Z]\w*|base_test)|dashboard|model_profile|pipeline|options|profile_sections|ColumnMapping|base_metric|metric_results|calculations)\b/;

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
      if (old.test(name))
        yield {
          span,
          message: `\`${name}\` is gone since Evidently 0.7. Use \`Report\`, \`Dataset\` and \`DataDefinition\` from \`evidently\`, and \`evidently.presets\`; \`run()\` returns the result.`,
        };
    }
  },
};
