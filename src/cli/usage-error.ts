/** Something that the user can put right: shown as one plain sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Whether an error is one. By name, since the commands lie in another bundle, which has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}

/** Turns a rejection that is written for the user into a `UsageError`; mistakes of ours and interruptions stay what they are. */
export async function orUsage<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && Object.getPrototypeOf(error) === Error.prototype)
      throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
