import { type GoTemplate, readGoTemplate } from '../../parse/go-template';
import type { PrometheusRuleEntry, PrometheusRulesDocument } from '../../parse/prometheus-rules';
import { readScalarText, type ScalarText } from '../../parse/scalar-text';

/** A label or an annotation of an alert, read as the template that it is. */
export interface AlertTemplate {
  readonly rule: PrometheusRuleEntry;
  readonly scalar: ScalarText;
  readonly template: GoTemplate;
}

/** The templates of all alerts, in order. */
export function* alertTemplates({ source, rules }: PrometheusRulesDocument): Iterable<AlertTemplate> {
  for (const rule of rules) {
    if (!rule.alert) continue;
    for (const { value } of [...rule.labels, ...rule.annotations]) {
      const scalar = readScalarText(source.text, value);
      if (scalar?.value.includes('{{')) yield { rule, scalar, template: readGoTemplate(scalar.value) };
    }
  }
}
