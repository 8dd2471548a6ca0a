/** The user pressed Ctrl-C, or the system asked the process to end. */
export class Interruption extends Error {
  constructor(readonly exitCode: number) {
    super('Stopped.');
  }
}

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A signal that fires at Ctrl-C, so that everything started is ended; a second Ctrl-C ends the process at once. */
export function interruption(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  for (const [name, code] of Object.entries(exitCodes)) {
    process.on(name as keyof typeof exitCodes, () => {
      if (controller.signal.aborted) process.exit(code);
      controller.abort(new Interruption(code));
    });
  }
  return controller.signal;
}
