import type { Problem } from '../../core/finding';
import type { Setting, Step } from '../../parse/pipeline';
import type { PipelineDocument } from './pipeline-document';

const modelFile = /(^|\/)models?(\/\**)?$|\.(joblib|pkl|pickle|onnx|pt|pth|h5|keras|safetensors|gguf)$/im;

/** Models that are kept under a name which says nothing of the commit or run they come from, and are not just handed to another job. */
export function* artifactName({ pipeline }: PipelineDocument): Generator<Problem & { readonly name: Setting }> {
  const steps = pipeline.jobs.flatMap((job) => job.steps);
  const fetched = steps.filter(({ uses }) => /^actions\/download-artifact@/i.test(uses?.value ?? ''));
  for (const step of steps) {
    if (!/^actions\/upload-artifact@/i.test(step.uses?.value ?? '')) continue;
    const name = input(step, 'name');
    if (!name || name.value.value === '' || /[${]|\d{6,}/.test(name.value.value) || !holdsModel(step, name)) continue;
    if (fetched.some((other) => takes(other, name.value.value))) continue;
    yield {
      name,
      span: name.value.span,
      message: `Every run keeps its model as \`${name.value.value}\`: once two are downloaded nobody can tell which commit and data made which. Put the commit into the name, e.g. \`${name.value.value}-\${{ github.sha }}\`.`,
    };
  }
}

function input({ inputs }: Step, key: string): Setting | undefined {
  return inputs.find(({ name }) => name.value.toLowerCase() === key);
}

function holdsModel(step: Step, name: Setting): boolean {
  const path = input(step, 'path')?.value.value ?? '';
  const isReport = /report|metric|log|result|test|smoke|plot|coverage|figure/i.test(
    `${name.value.value} ${step.name?.value ?? ''}`,
  );
  return !isReport && (/(^|[-_. ])models?($|[-_. ])/i.test(name.value.value) || modelFile.test(path));
}

/** A download without a name takes everything; one with a pattern may take it. */
function takes(step: Step, name: string): boolean {
  const wanted = input(step, 'name')?.value.value;
  return wanted === undefined || wanted === name || wanted.includes('${{');
}
