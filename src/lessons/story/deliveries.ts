import { createRandom, type Random } from './random';

/** Which deliveries to make up. */
export interface MonthRequest {
  /** Month of the story, 1 to 12: 1 is January 2026. */
  readonly month: number;
  readonly rows: number;
  /** The same seed, month and rows give the same text on every machine. */
  readonly seed: number;
  /** `false` leaves out the label `minutes`, and leaves `arrival_hour` empty, as it is until the parcel is at the door. */
  readonly labels: boolean;
}

/** Columns of a month with labels, in order. `minutes` is the label; `arrival_hour` is known only after the delivery: the leak. */
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

/** Minutes before the first kilometre: loading, traffic lights, stairs. */
const startMinutes: Readonly<Record<string, number>> = { north: 12, south: 30, east: 6, harbour: 26 };
/** Minutes for a kilometre. */
const pace: Readonly<Record<string, number>> = { van: 2.2, bike: 4.2, ebike: 1 };
const minutesPerStop = 3.2;
const noiseMinutes = 4;

/**
 * One month of the story as CSV with a header and LF line ends. From month 8 there is a depot `harbour`, in month 9 the rain sensor reports 0 while
 * it rains, from month 10 there are electric bikes, faster than old models can know. 2 % of `parcel_kg` are empty. Throws a RangeError for a month outside 1 to 12.
 */
export function generateMonth({ month, rows, seed, labels }: MonthRequest): string {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`There is no month ${month}.`);
  if (!Number.isInteger(rows) || rows < 0) throw new RangeError(`A month cannot have ${rows} rows.`);
  const random = createRandom(Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(month, 0x85ebca6b));
  const days = new Date(Date.UTC(2026, month, 0)).getUTCDate();
  const rain = Array.from({ length: days }, () => (random.next() < 0.4 ? 0.5 + 7 * square(random.next()) : 0));
  const times = Array.from({ length: rows }, () => orderTime(random, days)).sort((a, b) => a - b);
  const lines = times.map((time, index) => row({ random, month, time, index, rain, labels }));
  const header = labels ? columns : columns.slice(0, -1);
  return `${[header.join(','), ...lines].join('\n')}\n`;
}

/** Minutes from the start of the month: the shop hands its orders over in the first ten minutes of each hour from 7 to 20, most at noon and in the evening. */
function orderTime(random: Random, days: number): number {
  const hour = random.pick<number>([
    [random.integer(7, 20), 5],
    [random.integer(11, 13), 2],
    [random.integer(16, 19), 3],
  ]);
  return random.integer(0, days - 1) * 1440 + hour * 60 + random.integer(0, 9);
}

interface RowRequest {
  readonly random: Random;
  readonly month: number;
  /** Minutes from the start of the month. */
  readonly time: number;
  readonly index: number;
  /** Millimetres of each day. */
  readonly rain: readonly number[];
  readonly labels: boolean;
}

function row({ random, month, time, index, rain, labels }: RowRequest): string {
  const depot = random.pick([
    ['north', 4],
    ['south', 3],
    ['east', 3],
    ...(month >= 8 ? ([['harbour', 1.5]] as const) : []),
  ]);
  const vehicle = random.pick([['van', 6], ['bike', 4], ...(month >= 10 ? ([['ebike', 4]] as const) : [])]);
  const reach = vehicle === 'van' ? 18 : 9;
  const distance = round(0.5 + reach * (random.next() + random.next()) * 0.5, 2);
  const stops = random.integer(0, vehicle === 'van' ? 8 : 4);
  const weight = round(0.2 + 12 * cube(random.next()), 1);
  const hasWeight = random.next() >= 0.02;
  const day = Math.floor(time / 1440);
  const hour = Math.floor((time % 1440) / 60);
  const at = new Date(Date.UTC(2026, month - 1, 1, 0, time));
  const weekday = (at.getUTCDay() + 6) % 7;
  const fell = round((rain[day] ?? 0) * (0.5 + random.next()), 1);
  const minutes = Math.max(
    3,
    (startMinutes[depot] ?? 0) +
      distance * (pace[vehicle] ?? 0) * (1 + 0.03 * fell) +
      stops * minutesPerStop +
      fell * (vehicle === 'van' ? 1.1 : 2.2) +
      rushMinutes(hour, weekday, vehicle) +
      0.35 * weight +
      noiseMinutes * random.normal(),
  );
  const label = round(minutes, 1);
  const known = [
    `2026${pad(month, 2)}-${pad(index + 1, 5)}`,
    at.toISOString().slice(0, 16),
    depot,
    vehicle,
    distance.toFixed(2),
    stops,
    hasWeight ? weight.toFixed(1) : '',
    month === 9 ? '0.0' : fell.toFixed(1),
    hour,
    weekday,
  ];
  if (!labels) return [...known, ''].join(',');
  const arrival = (time % 1440) / 60 + label / 60;
  return [...known, arrival.toFixed(2), label.toFixed(1)].join(',');
}

/** Vans stand in the traffic of working days, bikes pass most of it. */
function rushMinutes(hour: number, weekday: number, vehicle: string): number {
  const isRush = weekday < 5 && (hour === 8 || hour === 9 || hour === 16 || hour === 17 || hour === 18);
  if (!isRush) return 0;
  return vehicle === 'van' ? 9 : 3;
}

/** Multiplied, not raised: the last bit of a power may differ between engines. */
const square = (value: number) => value * value;
const cube = (value: number) => value * value * value;
const round = (value: number, digits: number) => Number(value.toFixed(digits));
const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
