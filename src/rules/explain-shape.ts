import { isMap, isScalar, isSeq } from 'yaml';
import type { Fix, Problem } from '../core/finding';
import { nearestName } from '../core/nearest-name';
import type { ShapeProblem } from '../parse/compare-shape';
import type { YamlSource } from '../parse/yaml-source';

/** Says what differs from the shape and what to do; `tool` is who refuses it. */
export function explainShape(problem: ShapeProblem, document: YamlSource, tool: string): Problem {
  const { text } = document.source;
  const span = document.firstLine(problem.span);
  switch (problem.kind) {
    case 'unknown': {
      const near = nearestName(problem.key, problem.known);
      const fix: Fix | undefined =
        near && text.slice(span.start, span.end) === problem.key
          ? { title: `Write ${near}`, edits: [{ span, text: near }], safe: false }
          : undefined;
      const where = problem.at === '' ? 'here' : `in ${quote(problem.at)}`;
      const remedy = near ? `You may mean \`${near}\`.` : 'Check its name and how deep it is indented.';
      return { span, message: `${tool} does not know ${quote(problem.key)} ${where}. ${remedy}`, ...(fix && { fix }) };
    }
    case 'missing':
      return {
        span,
        message: `${quote(problem.key)} is missing ${problem.at === '' ? 'here' : `in ${quote(problem.at)}`}, and ${tool} asks for it. Add it.`,
      };
    case 'value': {
      const written = text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2');
      const near = nearestName(written, problem.values);
      const fix: Fix | undefined = near
        ? { title: `Write ${near}`, edits: [{ span, text: near }], safe: false }
        : undefined;
      const list = problem.values.slice(0, 8).map(quote).join(', ');
      return {
        span,
        message: `${quote(problem.key)} cannot be ${quote(written)}. ${tool} takes ${list}.`,
        ...(fix && { fix }),
      };
    }
    case 'type': {
      const { node } = problem;
      const plain = isScalar(node) && node.type === 'PLAIN';
      const isQuoting = plain && problem.wanted === 'a text';
      const edits = isQuoting ? [{ span, text: `"${text.slice(span.start, span.end)}"` }] : [];
      const fix: Fix | undefined = isQuoting ? { title: 'Put it into quotes', edits, safe: false } : undefined;
      const is = isMap(node)
        ? 'a mapping'
        : isSeq(node)
          ? 'a list'
          : describeScalar(isScalar(node) ? node.value : undefined, plain);
      return {
        span,
        message: `${quote(problem.key)} is ${is} here, and ${tool} takes ${problem.wanted}.${isQuoting ? ' Put it into quotes.' : ' Change its form.'}`,
        ...(fix && { fix }),
      };
    }
  }
}

function describeScalar(value: unknown, plain: boolean): string {
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (typeof value === 'boolean' || (plain && /^(yes|no|on|off)$/i.test(String(value)))) return 'true or false';
  return 'a text';
}

function quote(name: string): string {
  const short = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return `\`${short.replace(/\s+/g, ' ')}\``;
}
