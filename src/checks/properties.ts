import type { CheckKind } from './check';
import { type DataOptions, dataSchema } from './data-options';

/** Values at paths of a properties file. */
export const properties: CheckKind<DataOptions> = {
  kind: 'properties',
  summary: 'A properties file holds the values that it should, at paths such as `services.api.ports[0]`.',
  schema: dataSchema(false),
  paths: { workspace: ['file'], exercise: [] },
  isStatic: () => true,
  quick: () => true,
  needs: () => [],
  seconds: 10,
  async run(options, context) {
    const { checkData } = await import('./data-check');
    return checkData('properties', options, context);
  },
};
