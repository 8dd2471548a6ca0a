/** Whether Prometheus reads a value of a configuration as a duration: `30s`, `1h30m`, `0`. */
export function isDuration(value: unknown): boolean {
  const text = String(value);
  if (text === '0') return true;
  return text !== '' && /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/.test(text);
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5, y: 31536e6 };

/** A duration in milliseconds; `undefined` when it is none. */
export function readDuration(value: unknown): number | undefined {
  if (!isDuration(value)) return undefined;
  let sum = 0;
  for (const [, count, unit = ''] of String(value).matchAll(/(\d+)(ms|[smhdwy])/g))
    sum += Number(count) * (units[unit] ?? 0);
  return sum;
}
