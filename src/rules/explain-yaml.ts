import type { Problem } from '../core/finding';
import type { YamlProblem } from '../parse/yaml';

/** Says what is wrong with a text as YAML: the first problem, since the others mostly follow from it. */
export function explainYaml(problems: readonly YamlProblem[]): Problem[] {
  const first = problems.reduce<YamlProblem | undefined>(
    (a, b) => (a && a.span.start <= b.span.start ? a : b),
    undefined,
  );
  return first ? [explain(first)] : [];
}

function explain({ span, message }: YamlProblem): Problem {
  const short = message.length > 250 ? `${message.slice(0, 250)}…` : message;
  const told = short.charAt(0).toLowerCase() + short.slice(1);
  return { span, message: `This is not valid YAML: ${told}${/[.!?…]$/.test(told) ? '' : '.'}` };
}

/** Says each thing that is wrong with a text as YAML, for systems that refuse the whole file. */
export function* explainEachYaml(problems: readonly YamlProblem[]): Generator<Problem> {
  for (const { span, message } of problems)
    yield {
      span,
      message: `This is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1).replace(/[.:]?$/, '.')}`,
    };
}
