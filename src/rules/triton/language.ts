import type { Language } from '../../core/rule';
import type { TritonDocument } from '../../parse/triton';
import { tritonRules } from './rules';

/** Model configurations of the Triton inference server: `config.pbtxt`. */
export const triton: Language<TritonDocument> = {
  id: 'triton',
  title: 'Triton',
  editorLanguages: ['pbtxt', 'prototext', 'textproto', 'plaintext'],
  recognises: (path, text) =>
    /(^|[\\/])config\.pbtxt$/.test(path) &&
    (text === undefined ||
      /^\s*(?:name|platform|backend|max_batch_size|input|output|instance_group|ensemble_scheduling|parameters|default_model_filename|version_policy|dynamic_batching)\s*[:{[]/m.test(
        text,
      )),
  samplePath: 'model_repository/encoder/config.pbtxt',
  neighbours: () => [],
  load: async () => {
    const { loadTriton } = await import('../../parse/triton');
    return loadTriton();
  },
  rules: tritonRules,
};
