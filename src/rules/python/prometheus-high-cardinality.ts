import type { PythonRule } from './rule';

const metrics = /^prometheus_client\.(?:metrics\.)?(?:Counter|Gauge|Histogram|Summary|Info|Enum)$/;
const endless =
  /^(?:user_?id|user|customer_?id|request_?id|session_?id|trace_?id|span_?id|run_?id|job_?run_?id|prediction_?id|transaction_?id|order_?id|uuid|guid|e?mail|email_address|ip|ip_?address|client_?ip|remote_addr|timestamp|prompt|query_text|input|input_text|url|full_path)$/i;

/** Each value of a label is a series of its own. */
export const prometheusHighCardinality: PythonRule = {
  id: 'python/prometheus-high-cardinality',
  summary: 'Label metrics only with what has few values.',
  why: 'Each user or request id makes a new series, for a histogram a dozen. A day of traffic takes the memory of Prometheus, and with it the alerts of all models.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { name, positional, keywords } of document.calls) {
      if (name === undefined || !metrics.test(name)) continue;
      const given = keywords.get('labelnames')?.value ?? positional[2];
      const list = given?.name === 'VariableName' ? document.valueOf(given) : given;
      if (list?.name !== 'ArrayExpression' && list?.name !== 'TupleExpression') continue;
      for (const label of list.getChildren('String')) {
        const text = document.textOf(label) ?? '';
        if (endless.test(text))
          yield {
            span: { start: label.from, end: label.to },
            message: `The label \`${text}\` has a new value with almost every request, and each is a series of its own. Take it away, and write it to the log or the trace.`,
          };
      }
    }
  },
};
