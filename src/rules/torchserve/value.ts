import type { TorchserveRule } from './rule';

const numbers =
  /^(?:default_workers_per_model|default_response_timeout|default_startup_timeout|unregister_model_timeout|number_of_netty_threads|netty_client_threads|job_queue_size|number_of_gpu|max_request_size|max_response_size|grpc_(?:inference|management)_port|initial_worker_port|initial_distribution_port|metric_time_interval)$/;

/** Settings have values that TorchServe can read. */
export const value: TorchserveRule = {
  id: 'torchserve/value',
  summary: 'Write values that TorchServe can read.',
  why: 'TorchServe ends at start with a Java error that names neither the file nor the line, and the pod restarts for ever.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ yaml, settings }) {
    if (!yaml) return;
    for (const { key, value: node } of settings) {
      const written = String(yaml.scalar(node) ?? '').trim();
      const span = yaml.spanOf(node);
      if (!node || written === '' || /\$|\{\{|^</.test(written)) continue;
      if (numbers.test(key) && !/^[+-]?\d{1,10}$/.test(written))
        yield { span, message: `\`${key}\` is a whole number, not \`${written.slice(0, 60)}\`. Write one.` };
      else if (/^(?:inference|management|metrics)_address$/.test(key) && !/^(?:https?|unix):/i.test(written))
        yield {
          span,
          message: `\`${key}\` is an address with its protocol, not \`${written.slice(0, 60)}\`. Write e.g. \`http://127.0.0.1:8080\`.`,
        };
      else if (/^(?:models|model_snapshot)$/.test(key)) {
        const problem = findJsonProblem(written);
        if (problem)
          yield {
            span: { start: span.start, end: Math.min(span.end, span.start + 80) },
            message: `\`${key}\` is JSON, and this is none: ${problem}. Correct it, with a backslash at the end of each line that goes on.`,
          };
      }
    }
  },
};

function findJsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    // Java's reader lets a comma before a bracket through, and more.
    if (/^\{[\s\S]*\}$/.test(text) && balanced(text)) return undefined;
    return error instanceof SyntaxError
      ? (error.message.split(/ in JSON|\.\.\.|, "/)[0] ?? '').slice(0, 120)
      : undefined;
  }
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text.replace(/"(?:[^"\\]|\\.)*"/g, '')) {
    if (/[{[]/.test(character)) depth++;
    if (/[}\]]/.test(character) && --depth < 0) return false;
  }
  return depth === 0 && (text.match(/"/g) ?? []).length % 2 === 0;
}
