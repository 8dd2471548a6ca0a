import { stripComments } from '../../checks/strip-comments';
import { type Measure, percentile } from './measure';

const part = 'def f(x):\n    """Doc."""\n    return "# a"  # b\n'.repeat(2_000);

/** How the time of reading a long file grows with the file: with its square, the checks of a large one would hang. */
export function measureGrowth(): Measure[] {
  const times: Record<'one' | 'four', number[]> = { one: [], four: [] };
  // In turns, so that a busy machine slows both.
  for (let round = 0; round < 12; round++) {
    times.one.push(time(part));
    times.four.push(time(part.repeat(4)));
  }
  const [one, four] = [percentile(times.one, 50), percentile(times.four, 50)];
  const note = `${one.toFixed(1)} ms and ${four.toFixed(1)} ms, 12 runs each in turns`;
  return [
    {
      name: 'Four times the Python text takes so many times as long to read',
      value: four / one,
      unit: '',
      limit: 8,
      note,
    },
  ];
}

function time(text: string): number {
  const start = performance.now();
  if (stripComments('train.py', text)?.length !== text.length) throw new Error('The text was not read.');
  return performance.now() - start;
}
