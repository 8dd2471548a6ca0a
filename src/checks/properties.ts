import { dataKind } from './data-kind';

/** Values at paths of a properties file. */
export const properties = dataKind(
  'properties',
  'A properties file holds the values that it should, at paths such as `services.api.ports[0]`.',
);
