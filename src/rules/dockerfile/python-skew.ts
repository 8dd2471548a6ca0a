import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { official } from './base-image';
import { replaceWord } from './edit-instruction';
import { finalStages } from './final-stage';
import { findServer } from './server';

export const pythonSkew: Rule<DockerfileDocument> = {
  id: 'dockerfile/python-skew',
  summary: 'Serve with the Python that trained the model',
  why: 'A pickled model is read by the Python that wrote it: with another minor version, cloudpickle fails on the first request or restores functions wrongly.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    const [root] = finalStages(document);
    const base = root && document.baseOf(root);
    if (!root?.image || !base || official(base.repository) !== 'python') return;
    const own = /^(\d+\.\d+)(?=\.|-|$)/.exec(base.tag ?? '')?.[1];
    const server = findServer(document);
    // Makes an environment with the model's own Python, unless told otherwise.
    const makesItsOwn =
      server?.kind.name === 'mlflow models serve' &&
      !server.invocation.args.some(({ text }) => /^(?:--no-conda|local|--env-manager=local)$/.test(text));
    if (!own || makesItsOwn) return;
    for (const [path, text] of document.source.neighbours ?? []) {
      const trained = trainedWith(path, text);
      if (!trained || trained === own) continue;
      const written = root.image.text;
      const tag = (base.tag ?? '').replace(/^\d+\.\d+(?:\.\d+)?/, trained);
      yield {
        span: root.image.span,
        message: `This image has Python ${own}, and the model was made with Python ${trained} (\`${path}\`). Use \`python:${tag}\`, or train with ${own}.`,
        ...(base.tag &&
          written.endsWith(`:${base.tag}`) && {
            fix: {
              title: `Use python:${tag}`,
              edits: [replaceWord(document, root.image, written.slice(0, written.length - base.tag.length) + tag)],
              safe: false,
            },
          }),
      };
      return;
    }
  },
};

/** The minor version of Python that MLflow wrote down with a model. */
function trainedWith(path: string, text: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'MLmodel') return /^\s*python_version:\s*["']?(\d+\.\d+)/m.exec(text)?.[1];
  return name === 'python_env.yaml' ? /^python:\s*["']?(\d+\.\d+)/m.exec(text)?.[1] : undefined;
}
