import { access, constants, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { LineIndex } from '../../core/line-index';
import type { CheckSpec } from '../../lessons/exercise';
import type { CheckReport } from '../../lessons/report';
import type { Catalogue } from '../exercise/catalogue';
import type { ExerciseSession } from '../exercise/exercise-session';
import { nextExercise } from '../exercise/next-exercise';
import { readQuestions } from '../exercise/predictions';
import type { ProgressStore } from '../exercise/progress-store';
import type { ToolStates } from '../exercise/tool-states';
import type { GuideCheck, GuideModel, GuideNotice } from './guide-model';
import { renderMarkdown, withoutTitle } from './render-markdown';

/** What the guide is built from, beside the session itself. */
export interface GuideSources {
  readonly catalogue: Catalogue;
  readonly progress: ProgressStore;
  readonly tools: ToolStates;
}

/** Everything that the guide shows of a session now; `imageUri` gives the address of a picture by its absolute path. */
export async function buildGuide(
  session: ExerciseSession,
  { catalogue, progress, tools }: GuideSources,
  imageUri: (file: string) => string,
): Promise<GuideModel> {
  const { exercise, step, run } = session;
  const page = async (file: string, title = '') => {
    const absolute = path.join(exercise.folder, file);
    const text = await readFile(absolute, 'utf8').catch(() => `*This page (${file}) cannot be read.*`);
    return renderMarkdown(withoutTitle(text, title), (image) => imageUri(path.join(path.dirname(absolute), image)));
  };
  const next = nextExercise(catalogue.exercises, progress.all, exercise.id);
  return {
    exercise: { id: exercise.id, title: exercise.title, minutes: exercise.minutes, isDone: session.isDone },
    steps: exercise.steps.map(({ id, title }) => ({ id, title, isDone: session.isStepDone(id) })),
    current: session.stepIndex,
    notices: await collectNotices(session, tools),
    page: await page(step.guide, step.title),
    questions: await readQuestions(session.folder, step),
    checks: await Promise.all(step.checks.map((check) => describeCheck(session, check))),
    hints: await Promise.all(step.hints.slice(0, session.hintsShown(step)).map((hint) => page(hint))),
    hintCount: step.hints.length,
    running: run ? `${run.progress} …` : undefined,
    status: session.status,
    isTrusted: vscode.workspace.isTrusted,
    next: next && { id: next.id, title: next.title },
  };
}

async function collectNotices(session: ExerciseSession, tools: ToolStates): Promise<GuideNotice[]> {
  const notices: GuideNotice[] = [];
  if (!vscode.workspace.isTrusted) {
    notices.push({
      kind: 'warning',
      text: 'This folder is not trusted, so nothing is run: you see this guide and hints, and checks that only read files run when you save.',
      action: { label: 'Manage trust', command: 'manageTrust' },
    });
  }
  if (!(await isWritable(session.folder))) {
    notices.push({
      kind: 'warning',
      text: 'This folder cannot be written, so your work cannot be saved here. Make it writable, or start the exercise again in another folder.',
      action: undefined,
    });
  }
  if (session.isPrepared === false) {
    notices.push({
      kind: 'info',
      text: 'This exercise needs Python packages. They are installed into an environment of their own, outside your system, when you say so.',
      action: { label: 'Prepare environment', command: 'prepareEnvironment' },
    });
  }
  for (const { id, problem, install } of tools.lacking(session.exercise)) {
    const fact = problem ?? `${id} was not found on this machine`;
    notices.push({
      kind: 'warning',
      text: `${sentence(fact)} ${install}`,
      action: { label: 'Run doctor', command: 'runDoctor' },
    });
  }
  return notices;
}

async function describeCheck(session: ExerciseSession, spec: CheckSpec): Promise<GuideCheck> {
  const report = session.reports.get(spec.id);
  const isRunning = session.run?.checks.has(spec.id) === true;
  const { id, goal, why } = spec;
  return {
    id,
    goal,
    why,
    try: spec.try,
    state: isRunning ? 'running' : session.outcomeOf(session.step.id, spec.id),
    message: report && report.outcome !== 'passed' ? report.message : undefined,
    expected: report?.expected,
    actual: report?.actual,
    places: report?.outcome === 'failed' ? await placesOf(session, report) : [],
  };
}

async function placesOf({ folder }: ExerciseSession, { findings }: CheckReport): Promise<GuideCheck['places']> {
  const places = findings.slice(0, 10).map(async ({ path: file, span, message }) => {
    const text = await readFile(path.join(folder.fsPath, file), 'utf8').catch(() => '');
    return { path: file, line: new LineIndex(text).positionAt(span.start).line, message };
  });
  return Promise.all(places);
}

async function isWritable(folder: vscode.Uri): Promise<boolean> {
  return access(folder.fsPath, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function sentence(fact: string): string {
  const text = fact.charAt(0).toUpperCase() + fact.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
