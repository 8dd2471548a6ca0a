import { stepCalls } from '../../parse/circleci-calls';
import type { CircleRule } from './rule';

/** Folders into which package managers install. */
const packages =
  /node_modules|venv|\benv\b|site-packages|\.cache\/(pip|pypoetry|uv|yarn)|conda|\.npm|\.yarn|\.m2|bundle|\.local/;

/** A cache's key must change with what is cached. */
export const staticCacheKey: CircleRule = {
  id: 'circleci/static-cache-key',
  summary: 'Let the key of a cache change with what is cached.',
  why: 'CircleCI writes a key once and never again. With a fixed key the environment of the first run comes back for fifteen days: new versions in `requirements.txt` are installed again in every run, or a model is trained with old ones.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ yaml, jobs, ownCommands }) {
    if (!yaml) return;
    const seen = new Set<number>();
    for (const { value } of [...jobs, ...ownCommands]) {
      for (const { name, given } of stepCalls(yaml, yaml.get(value, 'steps'))) {
        const node = name === 'save_cache' ? yaml.get(given, 'key') : undefined;
        const key = yaml.scalar(node);
        if (typeof key !== 'string' || key === '' || /\{\{|<<|\$/.test(key) || seen.has(yaml.spanOf(node).start))
          continue;
        // A number at the end is raised by hand; data and downloads may well stay the same.
        const paths = yaml.items(yaml.get(given, 'paths')).map((path) => String(yaml.scalar(path) ?? ''));
        if (/\d$/.test(key) || !paths.some((path) => packages.test(path))) continue;
        seen.add(yaml.spanOf(node).start);
        yield {
          span: yaml.spanOf(node),
          message:
            'This key is the same for ever, and a cache is written only once: what is installed later never gets into it. Add `{{ checksum "requirements.txt" }}` to the key.',
        };
      }
    }
  },
};
