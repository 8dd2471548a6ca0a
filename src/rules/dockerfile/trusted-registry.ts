import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { copyOrigin } from './copy-origin';
import { hadolintOptions } from './hadolint-options';

export const trustedRegistry: Rule<DockerfileDocument> = {
  id: 'dockerfile/trusted-registry',
  summary: 'Take images from the registries that the project trusts',
  why: 'An image from elsewhere was scanned and signed by nobody you know: what it runs has your model and its data.',
  severity: 'warning',
  aliases: ['DL3026'],
  fixable: false,
  *check(document) {
    const trusted = hadolintOptions(document)?.trustedRegistries ?? [];
    if (trusted.length === 0) return;
    const images = [
      ...document.stages.flatMap(({ image, parent, from }) =>
        image && !parent ? { name: document.expand(image.text, from), span: image.span } : [],
      ),
      ...document.instructions.flatMap((instruction) => {
        const origin = copyOrigin(document, instruction);
        return origin && !origin.stage && !origin.isIndex ? { name: origin.name, span: origin.flag.span } : [];
      }),
    ];
    for (const { name, span } of images) {
      if (name === undefined || name === 'scratch' || isTrusted(registryOf(name), trusted)) continue;
      yield {
        span,
        message: `\`${name}\` does not come from a registry that this project trusts: ${trusted.slice(0, 5).join(', ')}. Take it from there.`,
      };
    }
  },
};

function registryOf(name: string): string {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return 'docker.io';
  return /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}

function isTrusted(registry: string, trusted: readonly string[]): boolean {
  return trusted.some((name) => {
    if (name === '*' || name === registry) return true;
    if (registry === 'docker.io' && name === 'hub.docker.com') return true;
    if (name.startsWith('*')) return registry.endsWith(name.slice(1));
    return name.endsWith('*') && registry.startsWith(name.slice(0, -1));
  });
}
