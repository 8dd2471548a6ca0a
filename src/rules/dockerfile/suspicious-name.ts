import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';
import { secretAliases } from './secret-aliases';
import { secretInArgEnv } from './secret-in-arg-env';

export const suspiciousName: Rule<DockerfileDocument> = {
  id: 'dockerfile/suspicious-name',
  summary: 'Look twice at names that sound like secrets',
  why: 'A build argument with such a name will hold a secret one day, and then it is in the image for all.',
  severity: 'hint',
  aliases: ['DL3064', 'SecretsUsedInArgOrEnv'],
  fixable: false,
  *check(document) {
    const told = new Set([...secretInArgEnv.check(document)].map(({ span }) => span.start));
    for (const { keyword, properties } of withTriggers(document)) {
      if (keyword !== 'ARG' && keyword !== 'ENV') continue;
      for (const { name, span } of properties) {
        const aliases = secretAliases(name);
        if (aliases.length === 0 || told.has(span.start)) continue;
        yield {
          span,
          message: `\`${name}\` sounds like a secret, and \`${keyword}\` keeps its value in the image. If it is one, mount it: \`RUN --mount=type=secret\`.`,
          aliases,
        };
      }
    }
  },
};
