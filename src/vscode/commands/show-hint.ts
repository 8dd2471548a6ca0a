import * as vscode from 'vscode';
import { sessionOf } from './arguments';
import type { Command } from './command';

/** Shows the next hint of the step in the guide: a nudge, then the way, then nearly the answer. */
export const showHint: Command = {
  id: 'showHint',
  doing: 'Showing a hint',
  async run(services) {
    const session = sessionOf(services);
    if (session.hintsShown(session.step) >= session.step.hints.length) {
      void vscode.window.showInformationMessage(
        'All hints of this step are in the guide. "Compare with solution" shows the rest.',
      );
    } else {
      await session.showNextHint(session.step);
    }
    services.guide.open();
  },
};
