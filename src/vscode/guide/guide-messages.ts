/** What the guide's page may say. It only reports what was pressed. */
export type GuideMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'command'; readonly command: string; readonly args: readonly string[] }
  | { readonly type: 'step'; readonly step: string }
  | { readonly type: 'place'; readonly path: string; readonly line: number }
  | { readonly type: 'predict'; readonly check: string; readonly value: string }
  | { readonly type: 'link'; readonly href: string };

/** Commands behind the guide's buttons, by their short names. */
const commands: Readonly<Record<string, string>> = {
  cancelChecks: 'mlopsRoadmap.cancelChecks',
  checkStep: 'mlopsRoadmap.checkStep',
  compareWithSolution: 'mlopsRoadmap.compareWithSolution',
  continueExercise: 'mlopsRoadmap.continueExercise',
  explainUnmet: 'mlopsRoadmap.explainUnmet',
  manageTrust: 'workbench.trust.manage',
  nextStep: 'mlopsRoadmap.nextStep',
  prepareEnvironment: 'mlopsRoadmap.prepareEnvironment',
  previousStep: 'mlopsRoadmap.previousStep',
  resetStep: 'mlopsRoadmap.resetStep',
  runDoctor: 'mlopsRoadmap.runDoctor',
  showHint: 'mlopsRoadmap.showHint',
  startExercise: 'mlopsRoadmap.startExercise',
  startStage: 'mlopsRoadmap.startStage',
};

/** The command that a button stands for; `undefined` for a name that no button of ours has. */
export function commandOf(name: string): string | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/** Whether a message has the form of one of ours; all else is dropped. */
export function isGuideMessage(value: unknown): value is GuideMessage {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Record<string, unknown>;
  const isText = (key: string) => typeof message[key] === 'string';
  switch (message['type']) {
    case 'ready':
      return true;
    case 'copy':
      return isText('text');
    case 'command':
      return (
        isText('command') && Array.isArray(message['args']) && message['args'].every((arg) => typeof arg === 'string')
      );
    case 'step':
      return isText('step');
    case 'place':
      return (
        isText('path') && Number.isInteger(message['line']) && !String(message['path']).split(/[/\\]/).includes('..')
      );
    case 'predict':
      return isText('check') && isText('value');
    case 'link':
      return isText('href');
    default:
      return false;
  }
}
