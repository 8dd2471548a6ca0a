import type { CheckKind, JsonSchema } from './check';
import { container } from './container';
import { dockerImage } from './docker-image';
import { dockerfile } from './dockerfile';
import { expectationSchema } from './expectation';
import { files } from './files';
import { git } from './git';
import { http } from './http';
import { requestSchema } from './http-request';
import { json } from './json';
import { lint } from './lint';
import { predict } from './predict';
import { processKind } from './process';
import { properties } from './properties';
import { python } from './python';
import { sqlite } from './sqlite';
import { workflow } from './workflow';
import { yaml } from './yaml';

/** Every check kind, in the order of the documentation. Each file holds what describes the kind; what is heavy is imported when it runs. */
export const kinds: readonly CheckKind[] = [
  files,
  git,
  lint,
  dockerfile,
  dockerImage,
  container,
  workflow,
  yaml,
  json,
  properties,
  sqlite,
  processKind,
  http,
  python,
  predict,
];

/** What the kinds' schemas refer to as `#/$defs/<name>`: the manifest's schema must hold it. */
export const schemaDefinitions: Readonly<Record<string, JsonSchema>> = {
  expectation: expectationSchema,
  request: requestSchema,
};
