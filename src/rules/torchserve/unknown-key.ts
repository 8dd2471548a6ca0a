import { nearestName } from '../../core/nearest-name';
import type { TorchserveRule } from './rule';

const known =
  'debug inference_address management_address metrics_address load_models blacklist_env_vars default_workers_per_model default_response_timeout default_startup_timeout unregister_model_timeout number_of_netty_threads netty_client_threads job_queue_size number_of_gpu metrics_config metrics_mode model_metrics_auto_detect disable_system_metrics ipex_enable cpu_launcher_enable cpu_launcher_args ipex_gpu_enable async_logging cors_allowed_origin cors_allowed_methods cors_allowed_headers decode_input_request keystore keystore_pass keystore_type certificate_file private_key_file max_request_size max_response_size limit_max_image_pixels default_service_handler service_envelope model_server_home model_store prefer_direct_buffer allowed_urls install_py_dep_per_model enable_metrics_api grpc_inference_address grpc_management_address grpc_inference_port grpc_management_port grpc_inference_max_connection_age_ms grpc_management_max_connection_age_ms grpc_inference_max_connection_age_grace_ms grpc_management_max_connection_age_grace_ms enable_grpc_ssl initial_worker_port initial_distribution_port workflow_store cpp_log_config ts_open_inference_protocol token_expiration_min ts_header_key_sequence_id ts_header_key_sequence_start ts_header_key_sequence_end disable_token_authorization enable_model_api use_native_io io_ratio metric_time_interval enable_envvars_config model_snapshot models version system_metrics_cmd use_env_allowed_urls'.split(
    ' ',
  );

/** A setting that is nearly one that TorchServe has. */
export const unknownKey: TorchserveRule = {
  id: 'torchserve/unknown-key',
  summary: 'Use settings that TorchServe has.',
  why: 'TorchServe says nothing about a misspelt setting: the time limit or the number of workers that was measured is not the one that runs.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ settings }) {
    for (const { key, keySpan } of settings) {
      // Handlers may read settings of their own; a slip of the pen is near to a known one.
      const near = known.includes(key) || /^(?:min|max)_workers$/.test(key) ? undefined : nearestName(key, known);
      if (!near) continue;
      yield {
        span: keySpan,
        message: `TorchServe has no setting \`${key.slice(0, 60)}\` and passes over it in silence. You may mean \`${near}\`.`,
        fix: { title: `Write ${near}`, edits: [{ span: keySpan, text: near }], safe: false },
      };
    }
  },
};
