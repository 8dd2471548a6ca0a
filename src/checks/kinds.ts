import type { CheckKind, JsonSchema } from './check';
import { expectationSchema } from './expectation';
import { files } from './files';
import { processKind } from './process';
import { python } from './python';

/** Every check kind, in the order of the documentation. Each file holds what describes the kind; what is heavy is imported when it runs. */
export const kinds: readonly CheckKind[] = [files, processKind, python];

/** What the kinds' schemas refer to as `#/$defs/<name>`: the manifest's schema must hold it. */
export const schemaDefinitions: Readonly<Record<string, JsonSchema>> = { expectation: expectationSchema };
