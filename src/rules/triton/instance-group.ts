import { fieldsOf, scalarOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** Instances stand where they can run. */
export const instanceGroup: TritonRule = {
  id: 'triton/instance-group',
  summary: 'Put instances where they can run.',
  why: 'Triton refuses the model at load time, so after the rollout every request for it is answered with an error.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ proto: { root } }) {
    const isEnsemble = fieldsOf(root, 'ensemble_scheduling').length > 0;
    for (const { value, nameSpan } of fieldsOf(root, 'instance_group')) {
      if (isEnsemble) {
        yield {
          span: nameSpan,
          message: 'An ensemble has no instances of its own: its steps have them. Take `instance_group` out.',
        };
        return;
      }
      const kind = scalarOf(value, 'kind');
      const [gpus] = fieldsOf(value, 'gpus');
      if (kind?.value === 'KIND_CPU' && gpus)
        yield {
          span: gpus.nameSpan,
          message:
            'An instance of `KIND_CPU` uses no GPU, so Triton refuses `gpus` beside it. Take `gpus` out, or write `KIND_GPU`.',
        };
      const count = scalarOf(value, 'count');
      if (count && Number(count.value) < 0)
        yield { span: count.span, message: `There cannot be ${count.value} instances. Write 1 or more.` };
    }
  },
};
