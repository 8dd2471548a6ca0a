import { isScalar } from 'yaml';
import { nearestName } from '../../core/nearest-name';
import type { FeastRule } from './rule';

const online =
  'aerospike sqlite datastore redis dynamodb snowflake.online bigtable postgres hbase cassandra scylladb mysql hazelcast elasticsearch remote singlestore qdrant couchbase.online milvus mongodb hybrid chronon'.split(
    ' ',
  );
const offline =
  'file dask bigquery redshift snowflake.offline spark trino postgres athena mssql duckdb remote couchbase.offline clickhouse ray oracle chronon hybrid'.split(
    ' ',
  );
const registries = ['file', 'sql', 'snowflake.registry', 'remote'];

/** Stores have a type that Feast knows. */
export const storeType: FeastRule = {
  id: 'feast/store-type',
  summary: 'Use a type of store that Feast has.',
  why: 'Feast ends with an error when it opens the store. Where two programs have two versions of the file, training and serving read features from two places.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ file }) {
    const [yaml] = file.documents;
    if (!yaml) return;
    const stores = [
      { key: 'online_store', types: online, of: 'type', own: /(?:OnlineStore)$/ },
      { key: 'offline_store', types: offline, of: 'type', own: /(?:OfflineStore)$/ },
      { key: 'registry', types: registries, of: 'registry_type', own: undefined },
    ];
    for (const { key, types, of, own } of stores) {
      const store = yaml.get(yaml.root, key);
      const at = isScalar(store) && key !== 'registry' ? store : yaml.get(store, of);
      const type = yaml.scalar(at);
      if (typeof type !== 'string' || /\$|\{\{|^(?:null|~)?$/i.test(type) || types.includes(type) || own?.test(type))
        continue;
      const near = nearestName(type, types);
      const span = yaml.spanOf(at);
      yield {
        span,
        message: `Feast has no \`${key}\` of the type \`${type.slice(0, 60)}\`. ${
          near
            ? `You may mean \`${near}\`.`
            : `It has ${types
                .slice(0, 8)
                .map((each) => `\`${each}\``)
                .join(', ')} and others.`
        }`,
        ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
      };
    }
  },
};
