import { isScalar } from 'yaml';
import type { FeastRule } from './rule';

/** Where stores are shared, the registry is too. */
export const localRegistry: FeastRule = {
  id: 'feast/local-registry',
  summary: 'Share the registry where the stores are shared.',
  why: 'Each machine that runs `feast apply` writes a registry of its own: the training knows a feature that the server in production has never heard of.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ file }) {
    const [yaml] = file.documents;
    if (!yaml) return;
    const provider = yaml.scalar(yaml.get(yaml.root, 'provider'));
    const online = yaml.get(yaml.root, 'online_store');
    const type = String(yaml.scalar(isScalar(online) ? online : yaml.get(online, 'type')) ?? '');
    const host = String(
      yaml.scalar(yaml.get(online, 'connection_string')) ?? yaml.scalar(yaml.get(online, 'host')) ?? '',
    );
    const isShared =
      /^(gcp|aws|azure)$/.test(String(provider)) || /^(dynamodb|datastore|bigtable|snowflake\.online)$/.test(type);
    if (!isShared || /localhost|127\.0\.0\.1/.test(host)) return;
    const registry = yaml.get(yaml.root, 'registry');
    const at = isScalar(registry) ? registry : yaml.get(registry, 'path');
    const kind = yaml.scalar(yaml.get(registry, 'registry_type')) ?? 'file';
    const path = yaml.scalar(at);
    if (typeof path !== 'string' || kind !== 'file' || /:\/\/|\$|\{\{|%/.test(path)) return;
    yield {
      span: yaml.spanOf(at),
      message: `The registry \`${path}\` is a file of one machine, while the stores are shared. Use a bucket, e.g. \`s3://…/registry.db\`, or \`registry_type: sql\`.`,
    };
  },
};
