import type { Services } from '../services';

/** A command of the palette, a menu or a button: one file each, listed in `commands.ts`. */
export interface Command {
  /** Without the prefix `mlopsRoadmap.`. */
  readonly id: string;
  /** What the user was doing when it went wrong, e.g. `Starting the exercise`. */
  readonly doing: string;
  /** Throws when it cannot be done; the boundary shows the message once. Arguments come from links and menus, so they are looked at first. */
  run(services: Services, ...args: unknown[]): unknown;
}
