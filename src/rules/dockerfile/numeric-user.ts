import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';

export const numericUser: Rule<DockerfileDocument> = {
  id: 'dockerfile/numeric-user',
  summary: 'Name the user by its number',
  why: 'Kubernetes cannot tell whether a name is root: with runAsNonRoot it refuses to start the pod.',
  severity: 'information',
  aliases: ['DL3066'],
  fixable: false,
  *check(document) {
    const built = new Set<string>();
    for (const { keyword, properties, words } of withTriggers(document)) {
      if (keyword === 'ARG') for (const { name } of properties) built.add(name);
      const [word] = words;
      if (keyword !== 'USER' || !word) continue;
      const user = word.text.split(':')[0] ?? '';
      const isGiven = [...user.matchAll(/\$\{?(\w+)/g)].some(([, name]) => built.has(name ?? ''));
      if (isGiven || /^Container(?:Administrator|User)$/i.test(user) || /^\d*$/.test(user)) continue;
      yield {
        span: word.span,
        message: `Kubernetes cannot check that \`${user}\` is not root, and refuses the pod with \`runAsNonRoot\`. Write its number, e.g. \`USER 10001\`.`,
      };
    }
  },
};
