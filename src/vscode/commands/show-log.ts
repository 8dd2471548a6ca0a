import type { Command } from './command';

/** Shows the log of the extension. */
export const showLog: Command = {
  id: 'showLog',
  doing: 'Showing the log',
  run: ({ log }) => log.show(),
};
