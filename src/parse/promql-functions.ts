/** What an expression of PromQL is: a number, one value a series, a range of values a series, or a text. */
export type PromqlType = 'scalar' | 'vector' | 'matrix' | 'string';

/** What a function takes: its arguments in order, and how many of the last may be left out; `more` says that the last may be repeated. */
export interface PromqlFunction {
  readonly arguments: readonly PromqlType[];
  readonly optional: number;
  readonly more: boolean;
  readonly returns: PromqlType;
}

const letters: Readonly<Record<string, PromqlType>> = { s: 'scalar', v: 'vector', m: 'matrix', t: 'string' };

/** `name` `arguments`: s number, v vector, m range, t text; `?` before an argument that may be left out, `*` behind one that may be repeated. */
const table: readonly (readonly [arguments_: string, names: string, returns?: PromqlType])[] = [
  ['', 'end pi range start step time', 'scalar'],
  ['ss', 'max_of min_of', 'scalar'],
  ['?v', 'day_of_month day_of_week day_of_year days_in_month hour minute month year'],
  ['v', 'scalar', 'scalar'],
  ['s', 'vector'],
  [
    'v',
    'abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum ln log2 log10 rad sgn sin sinh sort sort_desc sqrt start_timestamp tan tanh timestamp',
  ],
  ['v?s', 'round'],
  ['vs', 'clamp_max clamp_min'],
  ['vss', 'clamp'],
  [
    'm',
    'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time',
  ],
  ['ms', 'predict_linear'],
  ['mss', 'double_exponential_smoothing holt_winters'],
  ['sm', 'quantile_over_time'],
  ['sv', 'histogram_quantile'],
  ['ssv', 'histogram_fraction'],
  ['vtss*', 'histogram_quantiles'],
  ['vttt*', 'label_join'],
  ['vtttt', 'label_replace'],
  ['vt*', 'sort_by_label sort_by_label_desc'],
  ['v?v', 'info'],
];

function readFunctions(): ReadonlyMap<string, PromqlFunction> {
  const functions = new Map<string, PromqlFunction>();
  for (const [signature, names, returns = 'vector'] of table) {
    const read: PromqlFunction = {
      arguments: [...signature].flatMap((letter) => letters[letter] ?? []),
      optional: signature.split('?').length - 1,
      more: signature.endsWith('*'),
      returns,
    };
    for (const name of names.split(' ')) functions.set(name, read);
  }
  return functions;
}

/** The functions of Prometheus 3 by name, experimental ones too. */
export const promqlFunctions: ReadonlyMap<string, PromqlFunction> = readFunctions();

/** The aggregations, with the type of the parameter that stands before the vector. */
export const promqlAggregations: ReadonlyMap<string, PromqlType | undefined> = new Map([
  ...['avg', 'count', 'group', 'max', 'min', 'stddev', 'stdvar', 'sum'].map((name) => [name, undefined] as const),
  ...['bottomk', 'limit_ratio', 'limitk', 'quantile', 'topk'].map((name) => [name, 'scalar'] as const),
  ['count_values', 'string'],
]);
