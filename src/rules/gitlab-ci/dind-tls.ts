import type { Problem } from '../../core/finding';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import { distinct } from '../distinct';
import type { GitlabRule } from './rule';

/** Docker in Docker must not be open without TLS. */
export const dindTls: GitlabRule = {
  id: 'gitlab-ci/dind-tls',
  summary: 'Speak to Docker-in-Docker over TLS.',
  why: 'An empty `DOCKER_TLS_CERTDIR` opens the daemon on port 2375 without a password: whoever reaches it, another job on a shared network for example, can start privileged containers beside your training data.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(checkAll(document));
  },
};

function* checkAll({ source, pipeline }: GitlabCiDocument): Generator<Problem> {
  if (!/docker:[\w.-]*dind/.test(source.text)) return;
  for (const { name, value } of [...pipeline.env, ...pipeline.jobs.flatMap((job) => job.env)]) {
    if (name.value === 'DOCKER_TLS_CERTDIR' && value.value === '')
      yield {
        span: {
          start: name.span.start,
          end: Math.max(name.span.end, value.span.end + (/["']/.test(source.text[value.span.end] ?? '') ? 1 : 0)),
        },
        message:
          'This opens the Docker daemon without TLS to every job that reaches it. Set `DOCKER_TLS_CERTDIR: "/certs"` and use port 2376.',
      };
  }
}
