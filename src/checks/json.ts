import { dataKind } from './data-kind';

/** Values at paths of a JSON file. */
export const json = dataKind(
  'json',
  'A JSON file holds the values that it should, at paths such as `services.api.ports[0]`.',
);
