import * as vscode from 'vscode';
import { sessionOf } from './arguments';
import type { Command } from './command';
import { runChecks } from './run-checks';

/** Runs the steps that still have checks which saving leaves out: those that build, start or train something. */
export const runSlowChecks: Command = {
  id: 'runSlowChecks',
  doing: 'Running the slow checks',
  async run(services) {
    const session = sessionOf(services);
    const { signal } = new AbortController();
    await session.check({ mode: 'quick', isQuiet: true }, signal);
    const steps = session.exercise.steps
      .filter(({ checks }) => checks.some(({ id }) => session.reports.get(id)?.outcome === 'skipped'))
      .map(({ id }) => id);
    if (steps.length === 0) {
      void vscode.window.showInformationMessage('No check of this exercise is slow: all were run.');
      return;
    }
    await runChecks(services, session, { steps, mode: 'all' });
  },
};
