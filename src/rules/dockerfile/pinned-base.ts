import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument, Stage } from '../../parse/dockerfile';
import { type ImageReference, parseImageReference } from '../../parse/image-reference';
import { replaceWord } from './edit-instruction';

/** Tags that name no version: what they point to changes under them. */
const moving =
  /^(?:latest|stable|rolling|devel|edge|nightly|main|master|dev|current|lts|testing|unstable|sid|slim|alpine|latest-\w+|nightly-\w+)$/;

/** A version that long-lived images can stand on, by repository. */
const versions: ReadonlyMap<string, string> = new Map([
  ['python', '3.12'],
  ['ubuntu', '24.04'],
  ['debian', 'bookworm'],
  ['node', '22'],
]);

export const pinnedBase: Rule<DockerfileDocument> = {
  id: 'dockerfile/pinned-base',
  summary: 'Name a version of the base image',
  why: 'A moving tag gives tomorrow’s build another Python and other system libraries: wheels stop fitting, pickled models stop loading, and the image you tested is not the one you deploy.',
  severity: 'warning',
  aliases: ['DL3006', 'DL3007'],
  fixable: true,
  *check(document) {
    for (const stage of document.stages) {
      const { image, parent } = stage;
      if (!image || parent || image.text === 'scratch') continue;
      const name = document.expand(image.text, stage.from);
      if (!name) continue;
      const reference = parseImageReference(name);
      const fact = factOf(reference);
      if (!fact) continue;
      const fix = pin(document, stage, reference);
      const example = fix ? fix.title.replace(/^Pin the base image to /, '') : `${reference.repository}:<version>`;
      yield {
        span: image.span,
        message: `\`${name}\` ${fact} Pin a version, e.g. \`${example}\`, or a digest.`,
        aliases: aliasesOf(image.text, reference),
        ...(fix && { fix }),
      };
    }
  },
};

/** hadolint looks at names as they are written, and at `latest` alone. */
function aliasesOf(written: string, { tag }: ImageReference): readonly string[] {
  if (written.includes('$')) return written.endsWith(':latest') ? ['DL3007'] : [];
  return tag === undefined ? ['DL3006'] : tag === 'latest' ? ['DL3007'] : [];
}

function factOf({ repository, tag, digest }: ImageReference): string | undefined {
  if (digest || repository === '') return undefined;
  if (tag === undefined) return 'has no tag, so it means `latest`, which moves with every release.';
  if (moving.test(tag)) return 'moves: the image you tested is not the one you deploy.';
  if (repository === 'python' && !/^\d+\.\d+/.test(tag))
    return 'moves to the next minor version of Python when that is released.';
  return undefined;
}

function pin(document: DockerfileDocument, { image }: Stage, { repository, tag }: ImageReference): Fix | undefined {
  const version = versions.get(repository);
  if (!version || !image?.literal) return undefined;
  const variant =
    repository === 'python' || repository === 'node'
      ? (tag ?? '').replace(/^(?:latest|stable|lts|current|\d+)-?/, '')
      : '';
  if (variant !== '' && !/^(?:slim|alpine)?-?[a-z]*$/.test(variant)) return undefined;
  const pinned = `${repository}:${version}${variant && `-${variant}`}`;
  return { title: `Pin the base image to ${pinned}`, edits: [replaceWord(document, image, pinned)], safe: false };
}
