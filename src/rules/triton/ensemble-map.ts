import { nearestName } from '../../core/nearest-name';
import type { ProtoField } from '../../parse/text-proto';
import { fieldsOf, scalarOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** In an ensemble each tensor that is read is written by somebody. */
export const ensembleMap: TritonRule = {
  id: 'triton/ensemble-map',
  summary: 'Let each tensor that an ensemble reads be written by a step or come in.',
  why: 'Triton refuses the ensemble, and with it every client of the pipeline fails, though each model in it loads.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ proto: { root } }) {
    const platform = scalarOf(root, 'platform');
    const scheduling = fieldsOf(root, 'ensemble_scheduling');
    if (platform?.value === 'ensemble' && scheduling.length === 0)
      yield {
        span: platform.span,
        message: 'An ensemble says in `ensemble_scheduling` which models follow each other. Add it.',
      };
    const steps = scheduling.flatMap(({ value }) => fieldsOf(value, 'step'));
    if (steps.length === 0) return;
    const tensors = (kind: string) => fieldsOf(root, kind).flatMap(({ value }) => scalarOf(value, 'name') ?? []);
    const mapped = (step: ProtoField, map: string) =>
      fieldsOf(step.value, map).flatMap(({ value }) => scalarOf(value, 'value') ?? []);
    const written = [...tensors('input'), ...steps.flatMap((step) => mapped(step, 'output_map'))].map(
      ({ value }) => value,
    );
    // A part of a configuration, or one whose inputs come from elsewhere.
    const declaresInputs = tensors('input').length > 0;
    // Steps of a half-written ensemble may map nothing yet.
    if (written.length === 0) return;
    for (const step of steps) {
      const model = scalarOf(step.value, 'model_name');
      if (!model && step.value.kind === 'message')
        yield { span: step.nameSpan, message: 'A step names its model. Add `model_name`.' };
      for (const read of mapped(step, 'input_map')) {
        if (written.includes(read.value) || !declaresInputs) continue;
        const near = nearestName(read.value, written);
        yield {
          span: read.span,
          message: `No step writes \`${read.value}\`, and it is no input of the ensemble. ${near ? `You may mean \`${near}\`.` : 'Map it in an `output_map`.'}`,
          ...(near && { fix: { title: `Read ${near}`, edits: [{ span: read.span, text: `"${near}"` }], safe: false } }),
        };
      }
    }
    for (const output of tensors('output')) {
      if (!written.includes(output.value))
        yield {
          span: output.span,
          message: `No step writes the output \`${output.value}\`. Map a step's output to it in \`output_map\`.`,
        };
    }
  },
};
