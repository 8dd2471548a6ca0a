import type { Text } from './pipeline';
import type { ShellCommand } from './shell';

/** Reads each place of a file once: jobs that inherit a script share it, and every rule asks again. */
export function rememberScripts(read: (run: Text) => readonly ShellCommand[]): (run: Text) => readonly ShellCommand[] {
  const known = new Map<string, readonly ShellCommand[]>();
  return (run) => {
    const place = `${run.span.start}-${run.span.end}`;
    const commands = known.get(place) ?? read(run);
    known.set(place, commands);
    return commands;
  };
}
