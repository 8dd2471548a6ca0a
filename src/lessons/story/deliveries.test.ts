import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import { columns, generateMonth } from './deliveries';

type Row = Readonly<Record<(typeof columns)[number], string>>;

function month(number: number, { seed = number, rows = 2000, labels = true } = {}): Row[] {
  const [header = '', ...lines] = generateMonth({ month: number, rows, seed, labels }).trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [names[index], value])) as Row);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const minutesOf = (rows: readonly Row[]) => rows.map(({ minutes }) => Number(minutes));

describe('generateMonth', () => {
  it('gives the same text for the same request, on every machine', () => {
    const text = generateMonth({ month: 1, rows: 2000, seed: 1, labels: true });
    assert.equal(generateMonth({ month: 1, rows: 2000, seed: 1, labels: true }), text);
    assert.notEqual(generateMonth({ month: 1, rows: 2000, seed: 2, labels: true }), text);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    assert.equal(
      hash,
      '4b17f9ac0087b904',
      'the learners have this month: a change of the generator changes it under them',
    );
  });

  it('has the columns of the story, LF, and the rows that were asked for', () => {
    const text = generateMonth({ month: 2, rows: 3, seed: 7, labels: true });
    assert.equal(text.split('\n')[0], columns.join(','));
    assert.equal(text.split('\n').length, 5);
    assert.ok(text.endsWith('\n') && !text.includes('\r'));
    assert.equal(generateMonth({ month: 2, rows: 0, seed: 7, labels: true }), `${columns.join(',')}\n`);
  });

  it('leaves the label out, and what only the label tells', () => {
    const rows = month(3, { labels: false });
    assert.equal('minutes' in (rows[0] ?? {}), false);
    assert.ok(rows.every(({ arrival_hour }) => arrival_hour === ''));
    assert.deepEqual(
      rows.map(({ distance_km }) => distance_km),
      month(3).map(({ distance_km }) => distance_km),
    );
  });

  it('keeps every value where it can be', () => {
    const ids = new Set<string>();
    for (const row of month(5)) {
      ids.add(row.order_id);
      assert.match(row.ordered_at, /^2026-05-\d\dT(0[7-9]|1\d|20):0\d$/);
      assert.equal(Number(row.ordered_at.slice(11, 13)), Number(row.hour));
      assert.equal((new Date(`${row.ordered_at}Z`).getUTCDay() + 6) % 7, Number(row.weekday));
      assert.ok(Number(row.minutes) >= 3 && Number(row.minutes) < 180, row.minutes);
      assert.ok(Number(row.distance_km) > 0 && Number(row.distance_km) < 20);
    }
    assert.equal(ids.size, 2000);
  });

  it('leaks the label through the hour of arrival', () => {
    for (const { ordered_at, arrival_hour, minutes } of month(4)) {
      const ordered = Number(ordered_at.slice(11, 13)) + Number(ordered_at.slice(14, 16)) / 60;
      assert.ok(Math.abs((Number(arrival_hour) - ordered) * 60 - Number(minutes)) < 0.4);
    }
  });

  it('lacks about 2 % of the weights', () => {
    const missing = month(6).filter(({ parcel_kg }) => parcel_kg === '').length / 2000;
    assert.ok(missing > 0.01 && missing < 0.03, String(missing));
  });

  it('opens the harbour in month 8 and lets electric bikes come in month 10', () => {
    for (let number = 1; number <= 12; number++) {
      const rows = month(number, { rows: 400 });
      assert.equal(
        rows.some(({ depot }) => depot === 'harbour'),
        number >= 8,
        `harbour in month ${number}`,
      );
      assert.equal(
        rows.some(({ vehicle }) => vehicle === 'ebike'),
        number >= 10,
        `electric bikes in month ${number}`,
      );
    }
  });

  it('has rain in every month, and a sensor that reports none in month 9', () => {
    for (let number = 1; number <= 12; number++) {
      const wet = month(number).filter(({ rain_mm }) => Number(rain_mm) > 0).length / 2000;
      if (number === 9) assert.equal(wet, 0);
      else assert.ok(wet > 0.1 && wet < 0.8, `month ${number}: ${wet}`);
    }
    // It still rains: deliveries of month 9 take longer than its dry ones would.
    const dry = minutesOf(month(7).filter(({ rain_mm }) => Number(rain_mm) === 0));
    assert.ok(mean(minutesOf(month(9).filter(({ depot }) => depot !== 'harbour'))) > mean(dry) + 0.5);
  });

  it('is worth learning: the mean alone is wrong by 12 to 17 minutes, a plain model by less than 6', () => {
    const january = month(1);
    const usual = mean(minutesOf(january));
    const july = month(7, { seed: 99 });
    const naive = mean(minutesOf(july).map((value) => Math.abs(value - usual)));
    assert.ok(naive > 12 && naive < 17, String(naive));
    const predict = fitLinear(january);
    const error = mean(july.map((row) => Math.abs(predict(row) - Number(row.minutes))));
    assert.ok(error > 3 && error < 6, String(error));
  });

  it('makes a model of January too slow for electric bikes and too quick for the harbour', () => {
    const predict = fitLinear(month(1));
    const bias = (rows: readonly Row[]) => mean(rows.map((row) => predict(row) - Number(row.minutes)));
    const rows = month(11);
    assert.ok(bias(rows.filter(({ vehicle }) => vehicle === 'ebike')) > 4);
    assert.ok(bias(rows.filter(({ depot }) => depot === 'harbour')) < -3);
  });

  for (const bad of [0, 13, 1.5]) {
    it(`refuses month ${bad}`, () => {
      assert.throws(() => generateMonth({ month: bad, rows: 1, seed: 1, labels: true }), RangeError);
    });
  }
});

/** Least squares on depots, vehicles, distance by vehicle, stops, rain and rush hour, by the normal equations. */
function fitLinear(rows: readonly Row[]): (row: Row) => number {
  const features = (row: Row) => {
    const isRush = [8, 9, 16, 17, 18].includes(Number(row.hour)) && Number(row.weekday) < 5;
    const distance = Number(row.distance_km);
    const is = (value: boolean) => Number(value);
    return [
      1,
      is(row.depot === 'south'),
      is(row.depot === 'east'),
      is(row.vehicle === 'van'),
      distance * is(row.vehicle === 'van'),
      distance * is(row.vehicle !== 'van'),
      Number(row.stops_before),
      Number(row.rain_mm),
      is(isRush) * is(row.vehicle === 'van'),
    ];
  };
  const table = rows.map(features);
  const size = table[0]?.length ?? 0;
  const cell = (row: readonly number[] | undefined, index: number) => row?.[index] ?? 0;
  const system = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => table.reduce((sum, row) => sum + cell(row, i) * cell(row, j), 0)),
    table.reduce((sum, row, index) => sum + cell(row, i) * Number(rows[index]?.minutes), 0),
  ]);
  for (let pivot = 0; pivot < size; pivot++) {
    const top = cell(system[pivot], pivot);
    system.forEach((row, index) => {
      if (index === pivot) return;
      const factor = cell(row, pivot) / top;
      for (let column = pivot; column <= size; column++)
        row[column] = cell(row, column) - factor * cell(system[pivot], column);
    });
  }
  const weights = system.map((row, index) => cell(row, size) / cell(row, index));
  return (row) => features(row).reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
}
