import { enclosingFunction } from '../../parse/python';
import { fastapiRole } from './fastapi';
import type { PythonRule } from './rule';

const loads =
  /^(?:joblib\.load|pickle\.load|torch\.load|mlflow\.\w+\.load_model|(?:tensorflow\.)?keras\.models\.load_model|tensorflow\.saved_model\.load|onnxruntime\.InferenceSession|sentence_transformers\.SentenceTransformer|transformers\.(?:pipeline|\w+\.from_pretrained)|whisper\.load_model|spacy\.load)$/;

/** A model is loaded once, when the service starts. */
export const fastapiModelPerRequest: PythonRule = {
  id: 'python/fastapi-model-per-request',
  summary: 'Load the model once, not in each request.',
  why: 'Each request reads hundreds of megabytes before it predicts: ten at once fill the memory, and the pod is killed with all of them.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { name, node, callee } of document.calls) {
      if (name === undefined || !loads.test(name)) continue;
      const within = enclosingFunction(node);
      if (!within || !/^(?:get|post|put|patch)$/.test(fastapiRole(document, within) ?? '')) continue;
      // Loaded when it is not there yet, and kept.
      let isGuarded = /^[^\n]*\bglobal\b/m.test(document.read(within));
      for (let at = node.parent; at && at !== within; at = at.parent) isGuarded ||= at.name === 'IfStatement';
      if (!isGuarded)
        yield {
          span: { start: callee.from, end: callee.to },
          message:
            `\`${document.read(callee)}\` loads a model in each request. Load it once, in the lifespan of the application, and keep it in \`app.state\`.`.slice(
              0,
              400,
            ),
        };
    }
  },
};
