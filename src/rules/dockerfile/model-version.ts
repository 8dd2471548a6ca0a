import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { cleanSource, contextCopies } from './context-copies';
import { insertAfter } from './edit-instruction';
import { finalInstructions, isForDevelopment } from './final-stage';

const modelFile =
  /\.(?:pkl|pickle|joblib|onnx|pt|pth|h5|hdf5|keras|safetensors|gguf|tflite|pmml|mar|cbm|lgb|xgb|dill|bst|ckpt)$|(?:^|\/)saved_model(?:\/|$)/i;
/** A version in the name itself: `churn-v3.onnx`, `model_2024-05-01.pkl`, `1.2/model.pt`. */
const inName = /(?:^|[-_./])v?\d+(?:[._-]\d+)+(?=[-_./]|$)|(?:^|[-_./])v\d+(?=[-_./]|$)|\d{6,}/i;
/** Pickled lists, not models. */
const table = /(?:labels?|vocab(?:ulary)?|columns|stop_?words)\.(?:pkl|pickle|joblib)$/i;
const names =
  /model.*(?:version|revision|tag|hash|sha|uri|id)|run_?id|version|revision|commit|git_?(?:sha|rev|hash)|build_?(?:id|number|date)|vcs_?ref/i;

export const modelVersion: Rule<DockerfileDocument> = {
  id: 'dockerfile/model-version',
  summary: 'Label the image with the model’s version',
  why: 'When predictions go wrong, the first question is which model is running: an image that does not say it has to be pulled and taken apart.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check(document) {
    if (isForDevelopment(document)) return;
    const instructions = finalInstructions(document);
    const isTraceable = [...instructions, ...document.instructions.filter(({ keyword }) => keyword === 'ARG')].some(
      ({ keyword, properties }) =>
        (keyword === 'LABEL' && properties.some(({ name }) => names.test(name))) ||
        ((keyword === 'ARG' || keyword === 'ENV') &&
          properties.some(
            ({ name }) =>
              names.test(name) && !/python|pip|cuda|node|poetry|uv_|debian|ubuntu|torch|tf_|tensorflow/i.test(name),
          )),
    );
    if (isTraceable) return;
    for (const { instruction, sources } of contextCopies(instructions)) {
      const source = sources.find(
        (each) =>
          each.literal &&
          modelFile.test(cleanSource(each)) &&
          !inName.test(cleanSource(each)) &&
          !table.test(cleanSource(each)),
      );
      if (!source) continue;
      yield {
        span: source.span,
        message: `\`${source.text}\` goes into the image, and nothing on the image says which version of the model it is. Add a build argument and a label, e.g. \`LABEL model.version=$MODEL_VERSION\`.`,
        fix: {
          title: 'Label the image with the model’s version',
          edits: [
            insertAfter(document, instruction, ['ARG MODEL_VERSION=unknown', 'LABEL model.version=$MODEL_VERSION']),
          ],
          safe: false,
        },
      };
      return;
    }
  },
};
