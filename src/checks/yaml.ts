import { dataKind } from './data-kind';

/** Values at paths of a YAML file. */
export const yaml = dataKind(
  'yaml',
  'A YAML file holds the values that it should, at paths such as `services.api.ports[0]`.',
);
