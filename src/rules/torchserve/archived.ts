import type { TorchserveRule } from './rule';

/** TorchServe gets no fixes any more. */
export const archived: TorchserveRule = {
  id: 'torchserve/archived',
  summary: 'Plan to leave TorchServe.',
  why: 'The project is archived: a hole that is found in it, or a PyTorch that it does not run with, stays as it is.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check({ settings }) {
    const first = settings[0];
    if (first)
      yield {
        span: first.keySpan,
        message:
          'TorchServe is archived and gets no security fixes. Plan the move to a server that is maintained, e.g. Triton, KServe, Ray Serve or vLLM.',
      };
  },
};
