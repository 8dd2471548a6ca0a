import type { CheckKind } from './check';
import { type DataOptions, dataSchema } from './data-options';

/** A kind that looks at values at paths of a file; all of them are judged alike, only the reader differs. */
export function dataKind(kind: 'yaml' | 'json' | 'properties', summary: string): CheckKind<DataOptions> {
  return {
    kind,
    summary,
    // Only YAML holds several documents in a file.
    schema: dataSchema(kind === 'yaml'),
    paths: { workspace: ['file'], exercise: [] },
    isStatic: () => true,
    quick: () => true,
    needs: () => [],
    seconds: 10,
    async run(options, context) {
      const { checkData } = await import('./data-check');
      return checkData(kind, options, context);
    },
  };
}
