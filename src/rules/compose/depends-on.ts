import type { Fix } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { ComposeDocument } from '../../parse/compose';
import { reaches } from '../reaches';
import type { ComposeRule } from './rule';

/** Services wait for services that exist, and in no circle. */
export const dependsOn: ComposeRule = {
  id: 'compose/depends-on',
  summary: 'Let `depends_on` name services that exist, in no circle.',
  why: 'Compose refuses the file, so the model server does not start at all.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    const names = document.services.map(({ name }) => name);
    const after = new Map(
      document.services.map((service) => [service.name, document.dependencies(service).map(({ name }) => name)]),
    );
    for (const service of document.services) {
      for (const { name, span, required } of document.dependencies(service)) {
        if (/\$/.test(name)) continue;
        if (!names.includes(name)) {
          if (document.isPart || !required) continue;
          const near = nearestName(
            name,
            names.filter((each) => each !== service.name),
          );
          const fix: Fix | undefined = near
            ? { title: `Wait for ${near}`, edits: [{ span, text: near }], safe: false }
            : undefined;
          yield {
            span,
            message: `There is no service \`${name}\`, so Compose refuses the file. ${near ? `You may mean \`${near}\`.` : 'Add it or take it out.'}`,
            ...(fix && { fix }),
          };
        } else if (after.size <= mostServices && reaches(after, name, service.name)) {
          yield {
            span,
            message: `\`${service.name}\` and \`${name}\` wait for each other, so Compose refuses the file. Take one of the two out.`,
          };
        }
      }
    }
  },
};

/** More services than this are made by a program, and looking for circles takes time with their square. */
const mostServices = 300;

/** The service that a dependency names; `undefined` when it stands elsewhere. */
export function findService({ services }: ComposeDocument, name: string) {
  return services.find((service) => service.name === name);
}
