import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { readInvocation } from '../../parse/invocation';
import { removeInstruction } from './edit-instruction';

export const gpuAtBuild: Rule<DockerfileDocument> = {
  id: 'dockerfile/gpu-at-build',
  summary: 'Leave the GPU to whoever runs the container',
  why: 'A build has no GPU, so `nvidia-smi` fails on the CI runner; and a device number in the image overrides what the scheduler gave: all replicas of a node share one GPU while the others idle.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const instruction of document.instructions) {
      if (instruction.keyword === 'RUN') {
        for (const command of instruction.commands) {
          const program = readInvocation(command)?.program;
          if (program !== 'nvidia-smi' || command.followedBy === '||') continue;
          yield {
            span: command.span,
            message:
              'A build has no GPU, so `nvidia-smi` fails or says nothing about the machine that will run this. Ask when the container starts.',
            ...(instruction.commands.length === 1 && {
              fix: {
                title: 'Remove nvidia-smi from the build',
                edits: [removeInstruction(document, instruction)],
                safe: false,
              },
            }),
          };
        }
      } else if (instruction.keyword === 'ENV') {
        for (const { name, value, span } of instruction.properties) {
          // Empty or -1 says on purpose that none is used.
          if (name !== 'CUDA_VISIBLE_DEVICES' || !value || !/^\d/.test(value)) continue;
          yield {
            span,
            message: `This fixes the GPU for every container of the image, against what the scheduler gives them. Set \`${name}\` where the container is deployed.`,
            ...(instruction.properties.length === 1 && {
              fix: { title: `Remove ${name}`, edits: [removeInstruction(document, instruction)], safe: false },
            }),
          };
        }
      }
    }
  },
};
