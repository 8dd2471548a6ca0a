/** A Python that runs the learner's code. */
export interface Interpreter {
  readonly file: string;
  /** Arguments before the script, e.g. `['-3']` for `py`. */
  readonly args: readonly string[];
  /** `3.12.4`. */
  readonly version: string;
  /** The prepared environment's folder when it is one of ours. */
  readonly environment?: string;
}

/** Finds the learner's interpreter and prepares environments, shared between exercises by the content hash of their requirements. */
export interface PythonTool {
  /** An interpreter named by the editor (Python extension) goes before `python3`, `python` and `py`. `MLOPS_ROADMAP_PYTHON` goes before all. */
  setPreferred(file: string | undefined): void;
  /** The plain interpreter (Python 3), `undefined` when there is none. Remembered for some seconds. */
  find(signal: AbortSignal): Promise<Interpreter | undefined>;
  /** The interpreter of the environment prepared for these requirements; `undefined` when it was not prepared yet, or not to its end. Starts no process beyond `find`. */
  prepared(requirementsText: string, signal: AbortSignal): Promise<Interpreter | undefined>;
  /**
   * Makes that environment with `uv` where found, else `venv` and pip. It is made in its final place, since environments cannot be moved, and counts only
   * from when its mark is written last; a failure or an abort leaves nothing. Two who prepare the same wait for each other. Never called unasked.
   * Rejects with a message that says what failed and where the log is.
   */
  prepare(
    requirementsText: string,
    options: { readonly onOutput: (line: string) => void },
    signal: AbortSignal,
  ): Promise<Interpreter>;
}
