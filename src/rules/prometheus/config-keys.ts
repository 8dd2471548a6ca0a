const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const http =
  'authorization basic_auth oauth2 follow_redirects enable_http2 tls_config proxy_url no_proxy proxy_from_environment proxy_connect_header http_headers bearer_token bearer_token_file';
const limits =
  'body_size_limit sample_limit target_limit label_limit label_name_length_limit label_value_length_limit keep_dropped_targets metric_name_validation_scheme metric_name_escaping_scheme extra_scrape_metrics';
const scraping =
  'scrape_interval scrape_timeout scrape_protocols scrape_failure_log_file scrape_native_histograms convert_classic_histograms_to_nhcb always_scrape_classic_histograms';

/** Keys of the whole file. */
export const fileKeys = set(
  'global runtime alerting rule_files scrape_config_files scrape_configs storage tracing remote_write remote_read otlp',
);
/** Keys of `global`. */
export const globalKeys = set(
  `${scraping} ${limits} evaluation_interval rule_query_offset query_log_file external_labels`,
);
/** Keys of one item of `scrape_configs`, without those of service discovery. */
export const scrapeKeys = set(
  `${http} ${scraping} ${limits} job_name honor_labels honor_timestamps track_timestamps_staleness params fallback_scrape_protocol metrics_path scheme enable_compression native_histogram_bucket_limit native_histogram_min_bucket_factor relabel_configs metric_relabel_configs static_configs file_sd_configs http_sd_configs dns_sd_configs kubernetes_sd_configs consul_sd_configs docker_sd_configs ec2_sd_configs`,
);
/** Keys of one item of `static_configs`. */
export const staticKeys = set('targets labels');
/** Keys of one relabelling. */
export const relabelKeys = set('source_labels separator regex modulus target_label replacement action');
/** Keys of `alerting`. */
export const alertingKeys = set('alert_relabel_configs alertmanagers');
/** What a relabelling can do. */
export const relabelActions = set(
  'replace keep drop keepequal dropequal hashmod labelmap labeldrop labelkeep lowercase uppercase',
);
/** Keys of service discovery end in this; their list grows with every version. */
export const isDiscovery = (key: string): boolean => /_sd_configs$/.test(key);
/** Keys that VictoriaMetrics' agent and the OpenTelemetry collector add, and anchors of people. */
export const isForeign = (key: string): boolean =>
  /^(?:x-.*|\..*|scrape_align_interval|scrape_offset|stream_parse|no_stale_markers|max_scrape_size|series_limit|disable_compression|disable_keepalive|proxy_.*|relabel_debug|metric_relabel_debug|scrape_classic_histograms|enable_.*)$/.test(
    key,
  );
