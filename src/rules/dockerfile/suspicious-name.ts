import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';
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
        const aliases = [
          ...(others.test(name) ? ['DL3064'] : []),
          ...(words.test(name) && !allowed.test(name) ? ['SecretsUsedInArgOrEnv'] : []),
        ];
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

/** Parts and whole names that hadolint takes for secrets. */
const others =
  /api_key|client_key|password|private|secret|token|username|^(?:APPLICATION_KEY|AWS_ACCESS_KEY_ID|CI_DEPLOY_USER|DOCKER_EMAIL|FACEBOOK_APP_ID|HEROKU_API_USER|OKTA_AUTHN_GROUPID|OKTA_CLIENT_ORGURL|OKTA_OAUTH2_CLIENTID|STRIPE_DEVICE_NAME|TRAVIS_OS_NAME|TRAVIS_SUDO)$/i;
/** Words of a name that BuildKit takes for secrets, and those that speak against it. */
const words = /(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const allowed = /(?:^|_)(?:public|file|version)(?:_|$)/i;
