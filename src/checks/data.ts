import { randomInt } from 'node:crypto';
import path from 'node:path';
import type { CheckContext, JsonSchema } from './check';

/** A month made for one run of a check, as an author writes it. */
export interface DataSpec {
  readonly name: string;
  readonly month: number;
  readonly rows?: number;
  readonly labels?: boolean;
  readonly seed?: 'fresh' | number;
}

/** JSON Schema of `data:`. */
export const dataSchema: JsonSchema = {
  type: 'array',
  minItems: 1,
  description: "Months of the story's data, made for this run outside the workspace.",
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'month'],
    properties: {
      name: {
        type: 'string',
        pattern: '^[a-z][a-z0-9_]*$',
        description: 'The name by which probes and commands get it.',
      },
      month: { type: 'integer', minimum: 1, maximum: 12, description: 'Month of the story.' },
      rows: { type: 'integer', minimum: 1, maximum: 100_000, description: 'Number of rows; default 500.' },
      labels: { type: 'boolean', description: '`false` leaves the column `minutes` out; default true.' },
      seed: {
        anyOf: [{ const: 'fresh' }, { type: 'integer' }],
        description: '`fresh` (default): other rows on every run.',
      },
    },
  },
};

/** Writes the months into a folder of their own and gives their paths by name. */
export async function makeData(specs: readonly DataSpec[], context: CheckContext): Promise<Record<string, string>> {
  if (specs.length === 0) return {};
  const folder = await context.temporaryFolder();
  const files: Record<string, string> = {};
  for (const { name, month, rows = 500, labels = true, seed = 'fresh' } of specs) {
    const file = path.join(folder, `${name}.csv`);
    const request = { month, rows, labels, seed: seed === 'fresh' ? randomInt(1, 2 ** 31) : seed };
    await context.generateData(request, file);
    files[name] = file;
  }
  return files;
}
