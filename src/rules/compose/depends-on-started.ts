import { parseImageReference } from '../../parse/image-reference';
import { findService } from './depends-on';
import { modelServices } from './model-service';
import type { ComposeRule } from './rule';

/** Servers that accept connections only some time after their start, and whose images bring no health check. */
const slow =
  /(?:^|\/)(?:postgres|postgis|mysql|mariadb|mongo|rabbitmq|kafka|elasticsearch|opensearch|cassandra|minio|pgvector)$/;

/** A service that has a health check is waited for until it is healthy. */
export const dependsOnStarted: ComposeRule = {
  id: 'compose/depends-on-started',
  summary: 'Wait until a dependency is healthy, not only started.',
  why: '`depends_on` alone waits for the process. The tracking server connects before its database listens and dies, or the API answers with errors while the model is still being loaded.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    const { yaml } = document;
    if (!yaml) return;
    const servers = new Set(modelServices(document).map(({ name }) => name));
    for (const service of document.services) {
      for (const { name, span, condition } of document.dependencies(service)) {
        if (condition !== undefined && condition !== 'service_started') continue;
        const target = findService(document, name);
        if (!target) continue;
        const image = String(yaml.scalar(yaml.get(target.node, 'image')) ?? '');
        const isSlow = slow.test(parseImageReference(image).repository);
        const hasCheck = yaml.entry(target.node, 'healthcheck') !== undefined;
        if (!hasCheck && !isSlow && !servers.has(name)) continue;
        // Dashboards and proxies connect when somebody uses them.
        if (
          /pgadmin|adminer|mongo-express|phpmyadmin|exporter|kafka-ui|kafdrop|grafana|prometheus|kibana|nginx|traefik|caddy/i.test(
            `${service.name} ${yaml.scalar(yaml.get(service.node, 'image'))}`,
          )
        )
          continue;
        const remedy = hasCheck ? 'Write' : `Give \`${name}\` a \`healthcheck\` and write`;
        yield {
          span,
          message: `\`${service.name}\` starts when \`${name}\` has started, not when it is ready. ${remedy} \`condition: service_healthy\` in the long form of \`depends_on\`.`,
        };
      }
    }
  },
};
