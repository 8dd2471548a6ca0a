import type { CheckContext, CheckResult } from './check';
import { failed, passed } from './check';
import type { ProbeResult, ProbeRun } from './run-probe';
import { show } from './show';
import { findingAt, placeInTraceback, tailOf } from './traceback';

/** What a probe's run means for the named results: all there, all passed, and the probe came to its end. */
export async function judgeProbe(run: ProbeRun, ids: readonly string[], context: CheckContext): Promise<CheckResult> {
  const mine = run.results.filter(({ check }) => ids.includes(check));
  const wrong = mine.filter((result) => !result.passed);
  if (wrong.length > 0) return failedBy(wrong, mine, context);
  const silent = ids.filter((id) => !mine.some(({ check }) => check === id));
  if (silent.length > 0 || !run.finished) return didNotFinish(run, silent, context);
  const value = probeValue(mine);
  return { ...passed(mine.map(({ message }) => message).join('\n')), ...(value === undefined ? {} : { value }) };
}

async function failedBy(
  wrong: readonly ProbeResult[],
  mine: readonly ProbeResult[],
  context: CheckContext,
): Promise<CheckResult> {
  const findings = [];
  for (const { file, line, text, message } of wrong)
    if (file !== undefined) {
      const where = { ...(line === undefined ? {} : { line }), ...(text === undefined ? {} : { text }) };
      findings.push(await findingAt(context.workspace, file, where, message));
    }
  const [first] = wrong;
  const value = probeValue(mine);
  return {
    ...failed([...new Set(wrong.map(({ message }) => message))].slice(0, 3).join('\n'), {
      ...(first?.expected === undefined ? {} : { expected: inWords(first.expected) }),
      ...(first?.actual === undefined ? {} : { actual: inWords(first.actual) }),
      findings,
    }),
    ...(value === undefined ? {} : { value }),
  };
}

async function didNotFinish(run: ProbeRun, silent: readonly string[], context: CheckContext): Promise<CheckResult> {
  const place = run.crash?.file !== undefined ? run.crash : placeInTraceback(run.stderr, run.folder);
  const said = tailOf(run.stderr, run.folder) || tailOf(run.stdout, run.folder);
  if (!run.crash && run.finished && silent.length > 0)
    throw new Error(`the probe ended without a result for ${silent.join(', ')}${said ? `: ${said}` : ''}`);
  const fact = run.crash
    ? run.crash.message
    : run.timedOut
      ? 'The hidden test had not come to its end within the time limit of the first check that needed it, and was ended.'
      : 'The code ended the Python process before the check was through (`os._exit`, a crash in native code, or no memory left).';
  const message = said && !run.crash ? `${fact}\n${said}` : fact;
  const findings = place?.file
    ? [await findingAt(context.workspace, place.file, place.line === undefined ? {} : { line: place.line }, fact)]
    : [];
  return failed(message, { findings, ...(said ? { actual: said } : {}) });
}

const inWords = (value: unknown) => (typeof value === 'string' ? value : show(value));

function probeValue(results: readonly ProbeResult[]): unknown {
  return results.find(({ value }) => value !== undefined)?.value;
}
