import type { PythonRule } from './rule';

const fetches = /^(?:requests\.get\(\)|requests\.get|urllib\.request\.urlopen)/;

/** Unpickling runs whatever the file says. */
export const unsafeLoad: PythonRule = {
  id: 'python/unsafe-load',
  summary: 'Load no model in a way that runs code from the file.',
  why: 'A pickle is a program. Whoever can put a file into the bucket of models, or answers in place of the hub, runs their code in your service with its keys.',
  severity: 'warning',
  aliases: ['S301', 'S614'],
  fixable: false,
  *check(document) {
    for (const { name, keywords, positional, callee } of document.calls) {
      if (name === 'torch.load') {
        const given = keywords.get('weights_only');
        if (given && document.read(given.value) === 'False')
          yield {
            span: { start: given.name.from, end: given.value.to },
            message:
              '`weights_only=False` lets the file run any code while it is loaded. Save a `state_dict`, or safetensors, and load with `weights_only=True`.',
          };
      } else if (name === 'pickle.load' || name === 'pickle.loads') {
        let source = positional[0];
        while (source?.name === 'MemberExpression' && source.firstChild) source = source.firstChild;
        if (source && fetches.test(document.resolve(source) ?? ''))
          yield {
            span: { start: callee.from, end: callee.to },
            message: `\`${document.read(callee)}\` runs whatever code the download holds. Load a format without code, such as ONNX or safetensors, or check a digest first.`,
          };
      }
    }
  },
};
