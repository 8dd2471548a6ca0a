import { isMap, isSeq, visit } from 'yaml';
import type { CircleRule } from './rule';

/** The images of `circleci/…` and the bare `machine: true` are no longer kept. */
export const oldImage: CircleRule = {
  id: 'circleci/old-image',
  summary: 'Use images that are still kept: `cimg/…`, and a machine image by name.',
  why: 'Nothing under `circleci/…` was rebuilt since the end of 2021: its Python, its certificates and its CUDA are as old, and one day a training fails on an expired certificate without any change of yours.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ yaml }) {
    if (!yaml?.root) return;
    const found: { start: number; end: number; name: string; tag: string }[] = [];
    visit(yaml.root, (_key, node) => {
      if (!isMap(node)) return isSeq(node) ? undefined : undefined;
      const image = yaml.get(node, 'image');
      const match = /^circleci\/([\w-]+)(?::([\w.-]+))?$/.exec(String(yaml.scalar(image) ?? ''));
      if (match) found.push({ ...yaml.spanOf(image), name: match[1] ?? '', tag: match[2] ?? '' });
      return undefined;
    });
    const seen = new Set<number>();
    for (const { start, end, name, tag } of found) {
      if (seen.has(start)) continue;
      seen.add(start);
      const language = /^(python|node|ruby|golang|openjdk|php|rust)$/.exec(name)?.[1];
      const version = /^\d+(\.\d+)+$/.exec(tag)?.[0];
      const next = language && version ? `cimg/${language === 'golang' ? 'go' : language}:${version}` : undefined;
      yield {
        span: { start, end },
        message: `CircleCI stopped keeping the \`circleci/${name}\` images at the end of 2021. Use ${next ? `\`${next}\`` : 'an image of `cimg/…`'}.`,
        ...(next && { fix: { title: `Use ${next}`, edits: [{ span: { start, end }, text: next }], safe: false } }),
      };
    }
  },
};
