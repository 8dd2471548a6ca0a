/** The parts of an image's name: `registry.example.org/team/name:tag@sha256:…`. */
export interface ImageReference {
  /** Without tag and digest, lower case, without Docker Hub's own prefixes: `python`, `nvidia/cuda`, `ghcr.io/org/name`. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Reads an image's name as `FROM` takes it. */
export function parseImageReference(name: string): ImageReference {
  const at = name.indexOf('@');
  const digest = at < 0 ? undefined : name.slice(at + 1);
  const rest = at < 0 ? name : name.slice(0, at);
  const colon = rest.lastIndexOf(':');
  // A colon before a slash belongs to the registry's port.
  const hasTag = colon > rest.lastIndexOf('/');
  const repository = (hasTag ? rest.slice(0, colon) : rest).toLowerCase();
  return {
    repository: repository.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, ''),
    tag: hasTag ? rest.slice(colon + 1) : undefined,
    digest,
  };
}
