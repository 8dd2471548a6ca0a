import { findSecret, isPlaceholder } from '../dockerfile/secret-words';
import type { FeastRule } from './rule';

/** Passwords come from the environment. */
export const secret: FeastRule = {
  id: 'feast/secret',
  summary: 'Take passwords of stores from the environment.',
  why: 'The file is in Git, and every training reads it. With the password of the online store anybody can change what the model sees.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ file }) {
    const [yaml] = file.documents;
    if (!yaml) return;
    for (const store of yaml.entries(yaml.root)) {
      for (const { key, value } of [store, ...yaml.entries(store.value)]) {
        const text = yaml.scalar(value);
        if (typeof text !== 'string' || /\$|\{\{|%[A-Z_]+%/.test(text)) continue;
        const isPassword =
          /password$|secret(_key)?$|token$/.test(key) &&
          text.length >= 6 &&
          !isPlaceholder(text) &&
          !/feast|example|your|mysecret|change|password|update|discovery|^(?:mysql|admin|root|test|user|pass|cassandra|default|milvus|clickhouse)\w*$/i.test(
            text,
          );
        if (!isPassword && (!findSecret(text) || /:[A-Z_]+@/.test(text))) continue;
        yield {
          span: yaml.spanOf(value),
          message: `\`${key}\` holds a secret that everybody who reads the file has. Replace it, since it is known now, and write e.g. \`\${STORE_PASSWORD}\`, which Feast takes from the environment.`,
        };
      }
    }
  },
};
