import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { readRequirements } from '../../parse/requirements';
import { official } from './base-image';
import { addWords } from './edit-instruction';
import { finalStages } from './final-stage';
import { type Install, optionValues, pipInstalls } from './installs';
import { requirementsFile } from './requirements-file';

const index = 'https://download.pytorch.org/whl/cpu';
const torch = /^torch(?:vision|audio)?(?![\w-])/i;
/** Whoever writes one of these in a Dockerfile or its requirements means a GPU. */
const meansGpu =
  /nvidia|(?<!no[-_]?)cuda(?!_VISIBLE_DEVICES=["']?(?:-1)?["']?\s*$)|\bgpus?\b|\bvllm\b|bitsandbytes|flash[-_]attn|deepspeed|xformers|onnxruntime-gpu|faiss-gpu|\+cu\d|\bcu\d{2,3}\b|\brocm\b|\bxpu\b|habana|neuron/im;

export const cpuTorch: Rule<DockerfileDocument> = {
  id: 'dockerfile/cpu-torch',
  summary: 'Install the CPU build of torch where there is no GPU',
  why: 'On Linux the torch of PyPI brings CUDA’s libraries: gigabytes more that each new replica pulls before it answers, and that a CPU never uses.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check(document) {
    const [root] = finalStages(document);
    const base = root && document.baseOf(root);
    if (!base || !/^(?:python|debian|ubuntu)$/.test(official(base.repository)) || saysGpu(document)) return;
    for (const instruction of finalStages(document).flatMap(({ instructions }) => instructions)) {
      for (const install of pipInstalls(instruction)) {
        if (choosesIndex(install)) continue;
        const word =
          install.packages.find(({ text }) => torch.test(text) && !/[+@/]/.test(text)) ??
          listed(document, instruction, install);
        if (!word) continue;
        yield {
          span: word.span,
          message: `${torch.test(word.text) ? `\`${word.text}\`` : `torch from \`${word.text}\``} comes with CUDA’s libraries, and nothing here uses a GPU. Add \`--extra-index-url ${index}\`: the CPU build is gigabytes smaller.`,
          fix: {
            title: 'Take torch’s CPU build',
            edits: [addWords(document, install.verb, ['--extra-index-url', index])],
            safe: false,
          },
        };
        return;
      }
    }
  },
};

/** The word that names a requirements file with torch in it, and nothing there that says where it comes from. */
function listed(document: DockerfileDocument, instruction: Instruction, install: Install) {
  for (const word of install.options) {
    const file = requirementsFile(document, instruction, install, word);
    if (!file || /^\s*(?:-i|-f|--(?:extra-)?index-url|--find-links)\b/m.test(file.text)) continue;
    if (readRequirements(file.text).some(({ name, specifier }) => torch.test(name) && !/[+@]/.test(specifier)))
      return word;
  }
  return undefined;
}

function choosesIndex(install: Install): boolean {
  return (
    optionValues(
      install,
      '-i',
      '--index-url',
      '--extra-index-url',
      '-f',
      '--find-links',
      '--index',
      '--default-index',
      '--torch-backend',
    ).length > 0 ||
    install.invocation.environment.some(({ text }) => /^(?:PIP|UV)_(?:EXTRA_)?INDEX_URL=|^UV_TORCH_BACKEND=/.test(text))
  );
}

/** Whether the file, its name or what stands beside it speaks of a GPU, or of another index. */
function saysGpu({ source: { path, text, neighbours } }: DockerfileDocument): boolean {
  const code = text.replace(/^\s*#.*$/gm, '');
  if (
    meansGpu.test(code) ||
    /gpu|cuda/i.test(path) ||
    /(?:PIP|UV)_(?:EXTRA_)?INDEX_URL|UV_TORCH_BACKEND|pip\.conf|whl\/cpu/.test(code)
  )
    return true;
  return [...(neighbours ?? [])].some(
    ([name, content]) =>
      /requirements|compose|pyproject/.test(name) && meansGpu.test(content.replace(/^\s*#.*$/gm, '')),
  );
}
