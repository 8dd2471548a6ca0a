import { parseImageReference } from '../../parse/image-reference';

/** What to say of an image that moves: `latest` or no version at all; `undefined` for a fixed one or one that a variable decides. */
export function movingImage(name: string): string | undefined {
  if (name === '' || /[$<\s]/.test(name) || !/^[\w./:@-]+$/.test(name)) return undefined;
  const { tag, digest } = parseImageReference(name);
  if (digest || (tag !== undefined && tag !== 'latest')) return undefined;
  return `\`${name}\` moves: the job runs in another image each month, and so does your training. Give it a version, e.g. \`${name.replace(/:latest$/, '')}:<version>\`.`;
}
