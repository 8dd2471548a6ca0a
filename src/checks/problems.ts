import { type CheckFinding, type CheckResult, failed, passed } from './check';

/** One thing that a check found wrong. */
export interface CheckProblem {
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly findings?: readonly CheckFinding[];
}

const mostMessages = 3;

/** The verdict over all problems: the first ones in words, every place among the findings. */
export function verdict(problems: readonly CheckProblem[], passedMessage: string): CheckResult {
  const [first] = problems;
  if (!first) return passed(passedMessage);
  const messages = [...new Set(problems.map(({ message }) => message))];
  const more = messages.length - mostMessages;
  const shown = messages.slice(0, mostMessages).join('\n') + (more > 0 ? `\n(and ${more} more)` : '');
  const { expected, actual } = first;
  return failed(shown, {
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    findings: problems.flatMap(({ findings }) => findings ?? []),
  });
}

/** A finding that speaks of a whole file: shown at its first line. */
export function atFile(path: string, message: string): CheckFinding {
  return { path, span: { start: 0, end: 0 }, message };
}
