import type { Problem } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument, Stage } from '../../parse/dockerfile';
import { readInvocation } from '../../parse/invocation';
import { replaceWord } from './edit-instruction';
import { finalStages, isForDevelopment } from './final-stage';
import { pipInstalls } from './installs';
import { startCommands } from './start-command';

/** What a compiler is needed for when packages are installed. */
const compiles =
  /flash[-_]attn|\bapex\b|deepspeed|xformers|detectron2|mmcv|bitsandbytes|pytorch3d|llama[-_]cpp|transformer[-_]engine|causal[-_]conv|mamba[-_]ssm|\bvllm\b|auto[-_]?gptq|triton|tensorrt|torch2trt|horovod|cupy|pycuda|numba|git\+|\bsetup\.py\b|(?:^|\s)(?:-e\s*)?\.(?:\/\S*|\[\S*)?(?=\s|$)/i;

export const cudaMismatch: Rule<DockerfileDocument> = {
  id: 'dockerfile/cuda-mismatch',
  summary: 'Let base image and wheels agree on CUDA, without the compiler',
  why: 'A wheel for another CUDA than the base’s carries a second set of libraries, and what is compiled against one of them fails to load on the GPU node. `-devel` images carry compilers that a server never starts.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const stage of document.stages) {
      const root = document.lineage(stage)[0];
      const base = root && document.baseOf(root);
      const cuda = base && cudaOf(base.repository, base.tag ?? '');
      if (cuda) yield* otherWheels(stage, cuda);
    }
    yield* compilerLeft(document);
  },
};

function cudaOf(repository: string, tag: string): string | undefined {
  if (/(?:^|\/)nvidia\/cuda$|(?:^|\/)nvidia-cuda$/.test(repository)) return /^(\d+\.\d+)/.exec(tag)?.[1];
  return /(?:^|\/)pytorch\/pytorch$/.test(repository) ? /cuda(\d+\.\d+)/.exec(tag)?.[1] : undefined;
}

function* otherWheels(stage: Stage, cuda: string): Generator<Problem> {
  const major = cuda.split('.')[0];
  for (const instruction of stage.instructions) {
    for (const { packages, options } of pipInstalls(instruction)) {
      for (const word of [...packages, ...options]) {
        const { text } = word;
        const short = /(?:\/whl\/(?:\w+\/)?|\+)cu(\d{2,3})(?!\d)/.exec(text)?.[1];
        const wheel = short ? `${short.slice(0, -1)}.${short.slice(-1)}` : /^cupy-cuda(\d\d)x/.exec(text)?.[1];
        if (!wheel || wheel.split('.')[0] === major) continue;
        yield {
          span: word.span,
          message: `This is for CUDA ${wheel}, and the base image has CUDA ${cuda}: both sets of libraries are in the image, and extensions built against one do not load with the other. Take a base and wheels of one version.`,
        };
        return;
      }
    }
  }
}

function* compilerLeft(document: DockerfileDocument): Generator<Problem> {
  const stages = finalStages(document);
  const [root] = stages;
  const base = root && document.baseOf(root);
  if (!root?.image || !base?.tag || !/-devel(?:-|$)/.test(base.tag) || isForDevelopment(document)) return;
  if (!cudaOf(base.repository, base.tag) || startCommands(document).length === 0) return;
  const startsShell = startCommands(document).every(({ invocation: { program } }) =>
    /^(?:bash|sh|zsh|sleep|tail|sshd)$/.test(program),
  );
  const builds = stages
    .flatMap(({ instructions }) => instructions)
    .some(
      (instruction) =>
        instruction.keyword === 'RUN' &&
        (compiles.test(instruction.text) ||
          /requirements|pyproject|poetry|uv sync|environment\.ya?ml/.test(instruction.text) ||
          instruction.commands.some((command) =>
            /^(?:nvcc|make|cmake|ninja|gcc|g\+\+|bazel|cargo|sh|bash)$/.test(readInvocation(command)?.program ?? ''),
          )),
    );
  if (builds || startsShell) return;
  const written = root.image.text;
  yield {
    span: root.image.span,
    message: `\`${written}\` carries CUDA’s compilers and headers, gigabytes that nothing here uses. Take the \`-runtime\` image, or build in an earlier stage.`,
    ...(/-devel/.test(written) && {
      fix: {
        title: 'Take the -runtime image',
        edits: [replaceWord(document, root.image, written.replace('-devel', '-runtime'))],
        safe: false,
      },
    }),
  };
}
