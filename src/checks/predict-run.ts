import type { Span } from '../core/span';
import { parseYaml } from '../parse/yaml';
import { type CheckContext, type CheckResult, failed, passed } from './check';
import { closest, nearMiss } from './near-miss';
import { show } from './show';
import { listFiles, readText } from './workspace-files';

type Value = string | number | boolean;

export interface PredictOptions {
  readonly file: string;
  readonly key: string;
  readonly question: string;
  readonly options?: readonly Value[];
  readonly type?: 'number';
  readonly tolerance?: number;
  readonly observe?: { readonly kind: string; readonly with: unknown };
  readonly answer?: Value;
  readonly explain: string;
  readonly explainWrong?: Readonly<Record<string, string>>;
}

/** See the kind `predict`. */
export async function runPredict(options: PredictOptions, context: CheckContext): Promise<CheckResult> {
  const prediction = await readPrediction(options, context);
  if (typeof prediction === 'object') return prediction;
  const observed = options.observe ? await context.runKind(options.observe.kind, options.observe.with) : passed('');
  if (observed.outcome !== 'passed') return observed;
  const truth = (observed.value as Value | undefined) ?? options.answer;
  const shown = observed.message ? ` The run showed: ${observed.message}` : '';
  if (truth === undefined) return passed(`You predicted ${inWords(prediction)}.${shown}\n${options.explain}`);
  const isRight = isSame(prediction, truth, options.tolerance ?? 0);
  const behind = isRight ? undefined : options.explainWrong?.[String(prediction)];
  const lines = [
    isRight
      ? `You predicted ${inWords(prediction)}, and so it is.${shown}`
      : `You predicted ${inWords(prediction)}; it is ${inWords(truth)}.${shown}`,
    ...(behind === undefined ? [] : [behind]),
    options.explain,
  ];
  return { ...passed(lines.join('\n')), expected: String(truth), actual: String(prediction) };
}

/** The prediction, or what is wrong with it. */
async function readPrediction(options: PredictOptions, context: CheckContext): Promise<Value | CheckResult> {
  const { file, key, question } = options;
  const text = await readText(context.workspace, file);
  if (text === undefined) {
    const near = nearMiss(file, await listFiles(context.workspace, context.signal));
    return failed(`\`${file}\` is not there.${near} Predictions are written into it. ${question}`);
  }
  if (typeof text !== 'string') return failed(text.problem);
  const at = (message: string, span: Span): CheckResult =>
    failed(message, { expected: allowed(options), findings: [{ path: file, span, message }] });
  const { documents, problems } = parseYaml(text);
  const [problem] = problems;
  if (problem) return at(`\`${file}\` is no YAML: ${problem.message}`, problem.span);
  const document = documents[0];
  const entry = document?.entry(document.root, key);
  if (!document || !entry) {
    const keys = document?.entries(document.root).map((other) => other.key) ?? [];
    const near = closest(key, keys) ?? keys.find((other) => other.toLowerCase() === key.toLowerCase());
    const meant = near === undefined ? '' : ` \`${near}\` is there: the key is written \`${key}\`.`;
    return at(`\`${file}\` has no key \`${key}\`.${meant} ${question}`, { start: 0, end: 0 });
  }
  const value = document.scalar(entry.value);
  if (value === undefined && entry.value !== undefined)
    return at(`\`${key}\` must hold one value. ${question}`, document.spanOf(entry.value));
  if (value === undefined || value === null || value === '')
    return at(`You have not predicted yet: write ${allowed(options)} after \`${key}:\`. ${question}`, entry.keySpan);
  return (
    judge(options, value) ??
    at(`${show(value)} is not one of the answers: ${allowed(options)}. ${question}`, document.spanOf(entry.value))
  );
}

/** The prediction as the author wrote it among the options, or as a number. */
function judge({ options, type }: PredictOptions, value: Value): Value | undefined {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  return options?.find((option) => isSame(option, value, 0));
}

function isSame(a: Value, b: Value, tolerance: number): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= tolerance;
  return String(a).trim().toLowerCase() === String(b).trim().toLowerCase();
}

function allowed({ options }: PredictOptions): string {
  return options ? options.map((option) => `\`${option}\``).join(' or ') : 'a number';
}

const inWords = (value: Value) => `\`${value}\``;
