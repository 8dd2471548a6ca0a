import { nearestName } from '../../core/nearest-name';
import type { ExpressionNode } from '../../parse/github-expression';
import { listNames } from '../list-names';
import type { ExpressionType } from './expression-types';

/** Why a property is always empty, and what to write instead. */
export function explainMissing(of: ExpressionType, name: string, node: ExpressionNode): string {
  const names = of.kind === 'object' ? [...of.properties.keys()] : [];
  const near = nearestName(name, names);
  const whole = 'of' in node ? pathOf(node.of) : '';
  const hint = near ? `You may mean \`${near}\`.` : names.length > 0 ? `There are ${listNames(names)}.` : undefined;
  if (whole === 'steps')
    return `No step before this one in the job has the id \`${name}\`, so the value is always empty. ${hint ?? `Give the step that makes it \`id: ${name}\`.`}`;
  if (whole === 'matrix')
    return `The matrix of this job has no \`${name}\`, so the value is always empty. ${hint ?? 'Add a `strategy.matrix` to the job.'}`;
  if (whole === 'inputs' || whole === 'github.event.inputs')
    return `The workflow declares no input \`${name}\`, so the value is always empty. ${hint ?? 'Declare it below `workflow_dispatch` or `workflow_call`.'}`;
  if (/^(needs|jobs)\.[^.]+\.outputs$/.test(whole))
    return `The job has no output \`${name}\`, so the value is always empty. ${hint ?? 'Declare it in the `outputs` of that job.'}`;
  if (whole === 'secrets')
    return `The workflow declares no secret \`${name}\`, so it is empty unless the caller passes all of its own. ${hint ?? 'Declare it below `workflow_call`.'}`;
  return `\`${whole || 'This value'}\` has no \`${name}\`, so the value is always empty. ${hint ?? 'Check the name.'}`;
}

function pathOf(node: ExpressionNode): string {
  if (node.kind === 'variable') return node.name;
  if (node.kind === 'property') return `${pathOf(node.of)}.${node.name}`;
  if (node.kind === 'index' && node.index.kind === 'literal') return `${pathOf(node.of)}.${node.index.value}`;
  return '';
}
