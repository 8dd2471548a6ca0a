/** What an expression can read: plain values as in JSON. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** How a job, a step or the whole run ended. */
export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What the status functions of a condition look at: how all went so far. Where something was skipped neither `success()` nor `failure()` holds. */
export type Status = Result;

/** Values by the name of their context: `github`, `env`, `needs`, `steps` … */
export type Contexts = Readonly<Record<string, Value>>;
