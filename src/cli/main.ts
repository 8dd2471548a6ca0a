import { CommanderError } from 'commander';
import { Interruption, interruption } from './interruption';
import { createProgram } from './program';
import { createTerminal, type Terminal } from './terminal';
import { isUsageError, UsageError } from './usage-error';

/** Runs the command line and gives its exit code: 0 all well, 1 problems found, 2 wrong usage or manifest, 3 our own mistake, 130 stopped. Never rejects. */
export async function main(process: NodeJS.Process): Promise<number> {
  const terminal = createTerminal(process);
  const signal = interruption(process);
  let code = 0;
  try {
    const program = createProgram(terminal, signal, currentFolder(process), (result) => {
      code = result;
    });
    await program.parseAsync(process.argv);
    return code;
  } catch (error) {
    terminal.status('');
    // Commander has shown its own message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return tell(signal.aborted ? signal.reason : error, terminal, process.argv.includes('--debug'));
  }
}

function currentFolder(process: NodeJS.Process): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError('The folder that this terminal is in is not there any more. Change to another one.');
  }
}

function tell(error: unknown, terminal: Terminal, isDebug: boolean): number {
  if (error instanceof Interruption) {
    terminal.err('Stopped; everything that was started is ended.');
    return error.exitCode;
  }
  const known = isUsageError(error);
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(
    known ? message : `${message}\nThis is not your mistake. Run it again with --debug to see where it happened.`,
  );
  if (isDebug && error instanceof Error) terminal.err(String((error.cause as Error | undefined)?.stack ?? error.stack));
  return known ? 2 : 3;
}
