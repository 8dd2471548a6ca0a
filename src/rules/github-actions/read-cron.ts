/** What a cron expression says: the minutes of the hour in order, or why it cannot be read. */
export type Cron = { readonly minutes: readonly number[] } | { readonly fault: string };

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const fields: readonly Field[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  {
    name: 'month',
    from: 1,
    to: 12,
    names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', from: 0, to: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** Reads a POSIX cron expression as GitHub does: five fields, no `@daily`, Sunday is 0. */
export function readCron(text: string): Cron {
  if (/^\s*@/.test(text))
    return { fault: 'GitHub does not know words such as `@daily`: write five fields, e.g. `17 3 * * *`.' };
  const parts = text
    .trim()
    .replace(/^(CRON_)?TZ=\S+\s+/, '')
    .split(/\s+/)
    .filter(Boolean);
  if (parts.length !== 5)
    return {
      fault: `A schedule has 5 fields (minute, hour, day, month, weekday), this has ${parts.length}. Write e.g. \`17 3 * * *\`.`,
    };
  let minutes: readonly number[] = [];
  for (const [index, field] of fields.entries()) {
    const values = readField(parts[index] ?? '', field);
    if (typeof values === 'string') return { fault: values };
    if (index === 0) minutes = values;
  }
  return { minutes };
}

function readField(text: string, field: Field): number[] | string {
  const { name, from, to, names } = field;
  const bounds = `The ${name} goes from ${from} to ${to}.`;
  const numberOf = (word: string): number | undefined => {
    const known = names?.indexOf(word.toLowerCase()) ?? -1;
    return known >= 0 && word !== '' ? known : /^\d+$/.test(word) ? Number(word) : undefined;
  };
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const [, range = '', step] = /^([^/]*)(?:\/(.*))?$/.exec(item) ?? [];
    const every = step === undefined ? 1 : Number(/^\d+$/.test(step) ? step : Number.NaN);
    if (!(every > 0)) return `\`${item}\` has no step that counts. ${bounds}`;
    const [first = '', last] = range.split('-');
    const all = range === '*' || range === '?';
    const low = all ? from : numberOf(first);
    const high = all || (step !== undefined && last === undefined) ? to : last === undefined ? low : numberOf(last);
    if (low === undefined || high === undefined)
      return `\`${item}\` is no ${name}. ${bounds} Lists are \`1,2\`, ranges \`1-5\`, steps \`*/5\`.`;
    if (low < from || high > to)
      return `\`${item}\` is outside the ${name}. ${bounds}${name === 'day of the week' ? ' Sunday is 0.' : ''}`;
    if (low > high) return `\`${item}\` runs backwards. Write the smaller one first.`;
    for (let value = low; value <= high; value += every) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

/** The shortest time between two runs in one hour, in minutes; 60 when there is only one. */
export function shortestGap(minutes: readonly number[]): number {
  const gaps = minutes.map((minute, index) => {
    const next = minutes[index + 1];
    return next === undefined ? (minutes[0] ?? 0) + 60 - minute : next - minute;
  });
  return Math.min(60, ...gaps);
}
