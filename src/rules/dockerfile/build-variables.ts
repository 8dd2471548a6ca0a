import { remember } from '../../core/remember';
import type { Span } from '../../core/span';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { expandVariables } from '../../parse/expand-variables';

/** Arguments that the builder gives a value in front of all stages, with an example of it. */
const platform: readonly (readonly [string, string])[] = [
  ['BUILDPLATFORM', 'linux/amd64'],
  ['BUILDOS', 'linux'],
  ['BUILDOSVERSION', ''],
  ['BUILDARCH', 'amd64'],
  ['BUILDVARIANT', ''],
  ['TARGETPLATFORM', 'linux/amd64'],
  ['TARGETOS', 'linux'],
  ['TARGETOSVERSION', ''],
  ['TARGETARCH', 'amd64'],
  ['TARGETVARIANT', ''],
  ['TARGETSTAGE', 'default'],
];

/** What `FROM` may use: the arguments in front of the first stage and the builder's own, with their defaults. */
export const globalArguments: (document: DockerfileDocument) => ReadonlyMap<string, string | undefined> = remember(
  ({ preamble }: DockerfileDocument) => {
    const values = new Map<string, string | undefined>(platform);
    for (const { keyword, properties } of preamble) {
      if (keyword !== 'ARG') continue;
      for (const { name, value } of properties)
        values.set(name, value === undefined ? values.get(name) : expandWithDefaults(value, values));
    }
    return values;
  },
);

/** The names of the variables that a text uses, `$NAME` and `${NAME…}`, and where. */
export function usedVariables(text: string): readonly { readonly name: string; readonly hasDefault: boolean }[] {
  return [...text.matchAll(/(?<!\\)\$(?:(\w+)|\{(\w+)(:?[-+])?)/g)].map(([, plain, braced, operator]) => ({
    name: plain ?? braced ?? '',
    hasDefault: operator !== undefined,
  }));
}

/** A part of the file as the builder looks for variables in it: without what stands in single quotes. */
export function expandingText({ source: { text } }: DockerfileDocument, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/"(?:\\[\s\S]|[^"\\])*"|'[^']*'/g, (quoted) => (quoted.startsWith("'") ? '' : quoted));
}

/** A text with all variables put in, where what has no value is empty; `undefined` for forms that cannot be read. */
export function expandWithDefaults(text: string, values: ReadonlyMap<string, string | undefined>): string | undefined {
  const known = expandVariables(text, values);
  if (known !== undefined) return known;
  const filled = new Map(values);
  for (const { name } of usedVariables(text)) filled.set(name, values.get(name) ?? '');
  return expandVariables(text, filled);
}
