import type { CheckKind } from './check';
import { type DataOptions, dataSchema } from './data-options';

/** Values at paths of a YAML file. */
export const yaml: CheckKind<DataOptions> = {
  kind: 'yaml',
  summary: 'A YAML file holds the values that it should, at paths such as `services.api.ports[0]`.',
  schema: dataSchema(true),
  paths: { workspace: ['file'], exercise: [] },
  isStatic: () => true,
  quick: () => true,
  needs: () => [],
  seconds: 10,
  async run(options, context) {
    const { checkData } = await import('./data-check');
    return checkData('yaml', options, context);
  },
};
