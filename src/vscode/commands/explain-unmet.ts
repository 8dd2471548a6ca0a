import * as vscode from 'vscode';
import { showPlace } from '../exercise/show-step';
import { sessionOf } from './arguments';
import type { Command } from './command';
import { runChecks } from './run-checks';

/** Names every check that is not met, over all steps, with the reason; choosing one goes to its place. Looks again first at whatever can be looked at in a moment. */
export const explainUnmet: Command = {
  id: 'explainUnmet',
  doing: 'Looking for what is missing',
  async run(services) {
    const session = sessionOf(services);
    await session.check({ mode: 'quick', isQuiet: true }, new AbortController().signal);
    const items = session.exercise.steps.flatMap((step) =>
      session.isStepDone(step.id)
        ? []
        : step.checks.flatMap((check) => {
            const report = session.reports.get(check.id);
            if (session.outcomeOf(step.id, check.id) === 'passed') return [];
            const [icon, reason] =
              report?.outcome === 'failed'
                ? ['error', `${report.message} Try: ${check.try}`]
                : report?.outcome === 'blocked'
                  ? ['debug-disconnect', `Cannot be checked here: ${report.message}`]
                  : ['circle-outline', 'Not checked yet: it takes longer, so it runs only when you ask.'];
            return [
              {
                label: `$(${icon}) ${check.goal}`,
                description: step.title,
                detail: (reason ?? '').replace(/\s*\n\s*/g, ' '),
                step,
                report,
              },
            ];
          }),
    );
    if (items.length === 0) {
      void vscode.window.showInformationMessage(
        session.isDone
          ? 'Nothing is missing: the exercise is done.'
          : 'Every check is met. Press Check to have the steps noted as done.',
      );
      return;
    }
    const all = {
      label: '$(checklist) Check everything now',
      description: 'also what takes longer',
      detail: '',
      step: undefined,
      report: undefined,
    };
    const isOpen = items.some(({ report }) => report === undefined || report.outcome === 'skipped');
    const choice = await vscode.window.showQuickPick(isOpen && vscode.workspace.isTrusted ? [...items, all] : items, {
      title: `Why am I not done? ${items.length === 1 ? 'One check is' : `${items.length} checks are`} not met`,
      placeHolder: 'Choose one to go to its place',
      matchOnDetail: true,
    });
    if (!choice) return;
    if (!choice.step) return runChecks(services, session, { mode: 'all' });
    session.choose(choice.step.id);
    const place = choice.report?.findings[0];
    if (place) await vscode.commands.executeCommand('mlopsRoadmap.openFinding', place.path, place.span.start);
    else if (choice.step.opens) await showPlace(session, choice.step.opens.file, undefined);
    services.guide.open();
  },
};
