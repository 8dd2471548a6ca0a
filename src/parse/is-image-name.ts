const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const shape = new RegExp(
  `^(?:(${label}(?:\\.${label})*(?::\\d+)?|\\[[0-9a-fA-F:]+\\](?::\\d+)?)/)?${part}(?:/${part})*(?::[\\w][\\w.-]{0,127})?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*):([0-9a-fA-F]{32,}))?$`,
);

/** Whether a name can be that of an image: `registry:5000/team/name:tag@sha256:…`, as the distribution specification has it. */
export function isImageName(name: string): boolean {
  const match = shape.exec(name);
  if (!match) return false;
  const [, domain, algorithm, digest = ''] = match;
  if (algorithm === 'sha256' && !/^[0-9a-f]{64}$/.test(digest)) return false;
  // A first part without a dot or port is no registry, so it has to be small too.
  return domain === undefined || /[.:A-Z]|^localhost$/.test(domain) || new RegExp(`^${part}$`).test(domain);
}
