/** Parts and whole names that hadolint takes for secrets. */
const hadolints =
  /api_key|client_key|password|private|secret|token|username|^(?:APPLICATION_KEY|AWS_ACCESS_KEY_ID|CI_DEPLOY_USER|DOCKER_EMAIL|FACEBOOK_APP_ID|HEROKU_API_USER|OKTA_AUTHN_GROUPID|OKTA_CLIENT_ORGURL|OKTA_OAUTH2_CLIENTID|STRIPE_DEVICE_NAME|TRAVIS_OS_NAME|TRAVIS_SUDO)$/i;
/** Words of a name that BuildKit takes for secrets, and those that speak against it. */
const words = /(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const allowed = /(?:^|_)(?:public|file|version)(?:_|$)/i;

/** Which other linters take a variable of this name for a secret. */
export function secretAliases(name: string): readonly string[] {
  return [
    ...(hadolints.test(name) ? ['DL3064'] : []),
    ...(words.test(name) && !allowed.test(name) ? ['SecretsUsedInArgOrEnv'] : []),
  ];
}
