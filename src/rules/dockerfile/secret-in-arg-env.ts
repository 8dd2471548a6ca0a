import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';
import { secretAliases } from './secret-aliases';
import { isPlaceholder, isSecretName } from './secret-words';

export const secretInArgEnv: Rule<DockerfileDocument> = {
  id: 'dockerfile/secret-in-arg-env',
  summary: 'Pass no secret through ARG or ENV',
  why: 'Build arguments stay in the image’s history and ENV in its settings: the key of your tracking server or bucket belongs to everyone who can pull the image, for as long as it exists.',
  severity: 'warning',
  aliases: ['DL3064', 'SecretsUsedInArgOrEnv'],
  fixable: false,
  *check(document) {
    for (const { keyword, properties } of withTriggers(document).filter(
      ({ keyword }) => keyword === 'ARG' || keyword === 'ENV',
    )) {
      for (const { name, value, span } of properties) {
        if (!isSecretName(name) || (value !== undefined && isHarmless(value))) continue;
        const message =
          keyword === 'ENV'
            ? `\`${name}\` stays readable in the image: \`docker inspect\` shows it to everyone who can pull it. Give it to the container when it starts (\`--env-file\`, a secret of your platform).`
            : `A value given for \`${name}\` stays in the image’s history: \`docker history\` shows it. Mount it for the one command that needs it: \`RUN --mount=type=secret,id=${name.toLowerCase()} …\`.`;
        yield { span, message, aliases: secretAliases(name) };
      }
    }
  },
};

/** A path to a mounted secret, an empty default, or a stand-in for the time of the build. */
function isHarmless(value: string): boolean {
  return isPlaceholder(value) || /^(?:\/|\.{1,2}\/|file:)/.test(value);
}
