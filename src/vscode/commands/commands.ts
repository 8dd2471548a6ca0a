import { cancelChecks } from './cancel-checks';
import { checkExercise } from './check-exercise';
import { checkStep } from './check-step';
import type { Command } from './command';
import { compareWithSolution } from './compare-with-solution';
import { continueExercise } from './continue-exercise';
import { explainUnmet } from './explain-unmet';
import { fixAllInFile } from './fix-all-in-file';
import { nextStep } from './next-step';
import { openExercise } from './open-exercise';
import { openFinding } from './open-finding';
import { openGuide } from './open-guide';
import { openProgressFile } from './open-progress-file';
import { openRulePage } from './open-rule-page';
import { openStep } from './open-step';
import { prepareEnvironment } from './prepare-environment';
import { previousStep } from './previous-step';
import { resetExercise } from './reset-exercise';
import { resetFile } from './reset-file';
import { resetStep } from './reset-step';
import { runDoctor } from './run-doctor';
import { runSlowChecks } from './run-slow-checks';
import { showHint } from './show-hint';
import { showLog } from './show-log';
import { silenceHere } from './silence-here';
import { startExercise } from './start-exercise';
import { startStage } from './start-stage';

/** Every command, in the order in which a learner meets them. The last ones stand behind buttons only. */
export const commands: readonly Command[] = [
  startStage,
  startExercise,
  openExercise,
  continueExercise,
  openGuide,
  checkStep,
  checkExercise,
  runSlowChecks,
  showHint,
  explainUnmet,
  compareWithSolution,
  nextStep,
  previousStep,
  resetFile,
  resetStep,
  resetExercise,
  prepareEnvironment,
  runDoctor,
  openRulePage,
  fixAllInFile,
  silenceHere,
  openProgressFile,
  showLog,
  cancelChecks,
  openStep,
  openFinding,
];
