import type { DataRequest } from '../../checks/check';
import { createRandom } from './random';

/** The columns of a month, in their order; `minutes` is the label and stands last. */
export const columns = [
  'order_id',
  'ordered_at',
  'depot',
  'vehicle',
  'distance_km',
  'stops_before',
  'parcel_kg',
  'rain_mm',
  'hour',
  'weekday',
  'arrival_hour',
  'minutes',
] as const;

/** Minutes before the van leaves, by depot; the harbour opens in month 8. */
const start: Readonly<Record<string, number>> = { north: 8, south: 11, east: 9.5, harbour: 14 };
/** Minutes a kilometre; electric bikes come in month 10 and are quicker in town than what they replace. */
const pace: Readonly<Record<string, number>> = { van: 2.1, bike: 3.4, ebike: 1.7 };
const minutesPerStop = 3.1;
const minutesPerMmRain = 1.6;
const rushHours = new Set([8, 9, 17, 18]);
const rushMinutes = 6;
const noiseMinutes = 4;
const harbourOpens = 8;
const sensorFails = 9;
const ebikesCome = 10;
const missingWeight = 0.02;

/**
 * One month of the story as CSV with LF: minutes from an order to the door of a parcel service. `arrival_hour` is the leak: it is known only
 * when the parcel has arrived. The same request gives the same text on every machine. Throws a RangeError for a month outside 1 to 12.
 */
export function generateMonth({ month, rows, seed, labels }: DataRequest): string {
  if (!Number.isInteger(month) || month < 1 || month > 12)
    throw new RangeError(`the story has months 1 to 12, not ${month}`);
  const random = createRandom(Math.imul(seed, 31) + month);
  const days = new Date(Date.UTC(2026, month, 0)).getUTCDate();
  const moments = Array.from(
    { length: rows },
    () => Math.floor(random.next() * days) * 1440 + Math.floor(random.between(7 * 60, 21 * 60)),
  );
  moments.sort((a, b) => a - b);
  const shown = labels ? columns : columns.slice(0, -1);
  const lines = [shown.join(',')];
  moments.forEach((minute, index) => {
    const row = generateOrder(month, minute, index, random);
    lines.push(shown.map((column) => row[column]).join(','));
  });
  return `${lines.join('\n')}\n`;
}

function generateOrder(
  month: number,
  minute: number,
  index: number,
  random: ReturnType<typeof createRandom>,
): Record<(typeof columns)[number], string> {
  const at = new Date(Date.UTC(2026, month - 1, 1, 0, minute));
  const hour = at.getUTCHours();
  const weekday = (at.getUTCDay() + 6) % 7;
  const depot = pick(
    random,
    month >= harbourOpens
      ? [
          ['north', 3],
          ['south', 3],
          ['east', 2],
          ['harbour', 2],
        ]
      : [
          ['north', 4],
          ['south', 3],
          ['east', 3],
        ],
  );
  const vehicle = pick(
    random,
    month >= ebikesCome
      ? [
          ['van', 5],
          ['bike', 2],
          ['ebike', 4],
        ]
      : [
          ['van', 6],
          ['bike', 4],
        ],
  );
  const distance = vehicle === 'van' ? random.between(1, 14) : random.between(0.5, 6);
  const stops = Math.floor(random.between(0, 7));
  const weight = Math.max(0.1, 1.2 + 6 * random.next() ** 3);
  // Rain comes by the day, so that it cannot be told from the row alone.
  const wet = createRandom(at.getUTCDate() * 977 + month * 131);
  const rain = wet.next() < 0.4 ? wet.between(0.2, 6) * random.between(0.7, 1.3) : 0;
  const minutes = Math.max(
    3,
    (start[depot] ?? 0) +
      distance * (pace[vehicle] ?? 0) +
      stops * minutesPerStop +
      rain * minutesPerMmRain +
      (rushHours.has(hour) ? rushMinutes : 0) +
      weight * 0.4 +
      random.normal() * noiseMinutes,
  );
  return {
    order_id: `o26${pad(month)}-${String(index + 1).padStart(5, '0')}`,
    ordered_at: `2026-${pad(month)}-${pad(at.getUTCDate())}T${pad(hour)}:${pad(at.getUTCMinutes())}`,
    depot,
    vehicle,
    distance_km: distance.toFixed(1),
    stops_before: String(stops),
    parcel_kg: random.next() < missingWeight ? '' : weight.toFixed(1),
    rain_mm: month === sensorFails ? '0.0' : rain.toFixed(1),
    hour: String(hour),
    weekday: String(weekday),
    arrival_hour: (hour + at.getUTCMinutes() / 60 + minutes / 60).toFixed(2),
    minutes: minutes.toFixed(1),
  };
}

function pick(random: ReturnType<typeof createRandom>, weighted: readonly (readonly [string, number])[]): string {
  let left = random.next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of weighted) {
    left -= weight;
    if (left < 0) return name;
  }
  return weighted[0]?.[0] ?? '';
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
