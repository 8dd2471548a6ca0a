import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from './session';
import { UsageError } from './usage-error';

export type Format = 'text' | 'json' | 'junit' | 'sarif' | 'github';

/** How a command shows its result. */
export interface OutputOptions {
  readonly format: Format;
  /** File that takes the report; the text then still goes to the terminal. */
  readonly output?: string;
}

/** Refuses a format that the command does not have. */
export function demandFormat(format: string, known: readonly Format[]): void {
  if (!(known as readonly string[]).includes(format))
    throw new UsageError(`This command has no format \`${format}\`. It has: ${known.join(', ')}.`);
}

/** Writes a report in the wanted format to where it was asked for. Formats are made only when they are wanted. */
export async function emit(
  session: Session,
  { format, output }: OutputOptions,
  formats: Partial<Record<Format, () => string>> & { readonly text: () => string },
): Promise<void> {
  const make = formats[format];
  if (!make) {
    demandFormat(format, Object.keys(formats) as Format[]);
    return;
  }
  if (output === undefined) {
    const text = make();
    if (text) session.terminal.out(text);
    return;
  }
  const file = path.resolve(session.cwd, output);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, make());
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${(error as Error).message}`, { cause: error });
  }
  if (format !== 'text') session.terminal.out(formats.text());
}

/** A value as the JSON that scripts read. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
