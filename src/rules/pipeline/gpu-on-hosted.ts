import type { Problem } from '../../core/finding';
import type { Job } from '../../parse/pipeline';
import type { ShellCommand } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';

/** Commands that want a GPU in jobs whose runner has none; `hasNoGpu` knows the system's runners. */
export function* gpuOnHosted(document: PipelineDocument, hasNoGpu: (job: Job) => boolean): Generator<Problem> {
  for (const job of document.pipeline.jobs) {
    if (!hasNoGpu(job)) continue;
    for (const { run } of job.steps) {
      for (const command of run ? document.commands(run) : []) {
        if (!wantsGpu(command)) continue;
        yield {
          span: command.span,
          message: `This wants a GPU, and the runner \`${job.runner.map(({ value }) => value).join(', ') || 'of this job'}\` has none: it fails, or trains on the CPU for hours without saying so. Use a GPU runner.`,
        };
      }
    }
  }
}

function wantsGpu({ words, followedBy }: ShellCommand): boolean {
  const [program = '', ...rest] = words.map(({ text }) => text);
  // A look whether there is one.
  if (program === 'nvidia-smi') return followedBy !== '||' && followedBy !== '&&';
  if (/^(docker|podman)$/.test(program))
    return rest[0] === 'run' && rest.some((word) => /^--gpus(=|$)|^--runtime=nvidia$/.test(word));
  if (!/^(python[\d.]*|torchrun|accelerate|deepspeed|uv|poetry)$/.test(program)) return false;
  return rest.some(
    (word, index) =>
      /^--(device|accelerator)=?(cuda|gpu)(:\d+)?$/.test(word) ||
      (/^--(device|accelerator)$/.test(rest[index - 1] ?? '') && /^(cuda|gpu)(:\d+)?$/.test(word)) ||
      /^(trainer\.)?(device|accelerator)=(cuda|gpu)(:\d+)?$/.test(word),
  );
}
