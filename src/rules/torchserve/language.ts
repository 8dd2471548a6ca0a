import type { Language } from '../../core/rule';
import type { TorchserveDocument } from '../../parse/torchserve';
import { torchserveRules } from './rules';

/** TorchServe's `config.properties`, told from others of the name by its settings. */
export const torchserve: Language<TorchserveDocument> = {
  id: 'torchserve',
  title: 'TorchServe',
  editorLanguages: ['properties', 'java-properties', 'ini'],
  recognises: (path, text = '') =>
    /(^|[\\/])config\.properties$/.test(path) &&
    /^\s*(?:inference_address|management_address|metrics_address|model_store|load_models|model_snapshot|default_workers_per_model|default_response_timeout|number_of_netty_threads|install_py_dep_per_model|enable_envvars_config|grpc_inference_port)\s*[=:]/m.test(
      text,
    ),
  samplePath: 'config.properties',
  neighbours: () => [],
  load: async () => {
    const { parseTorchserve } = await import('../../parse/torchserve');
    return parseTorchserve;
  },
  rules: torchserveRules,
};
