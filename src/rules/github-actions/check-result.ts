import type { ExpressionPlace } from '../../parse/github-expression-places';
import { describeType, type ExpressionType } from './expression-types';

/** The type that a whole expression should have at its key, or what is wrong with the one it has. */
export function checkResult(place: ExpressionPlace, type: ExpressionType): string | undefined {
  const kind = type.kind;
  if (kind === 'any' || place.condition) return undefined;
  const name = place.key.slice(place.key.lastIndexOf('.') + 1);
  if (place.alone) {
    const isAxis = /^jobs\.<job_id>\.strategy\.matrix\.[^.]+$/.test(place.key);
    if (isAxis && kind !== 'array' && kind !== 'object')
      return `A matrix wants a list of values here, but this is ${describeType(type)}. Make it one with \`fromJSON\`.`;
    const wanted = wantedKinds[place.key];
    if (wanted)
      return wanted.includes(kind)
        ? undefined
        : `\`${name}\` wants ${wanted[0] === 'object' ? 'an object' : wanted[0] === 'bool' ? 'true or false' : 'a number'}, but this is ${describeType(type)}. ${wanted[0] === 'object' || kind === 'object' ? 'Give the right value.' : 'Make it one with `fromJSON`.'}`;
    if (mayExpand.test(place.key)) return undefined;
  }
  if (kind === 'object' || kind === 'array')
    return `In a text ${describeType(type)} becomes the word \`${kind === 'object' ? 'Object' : 'Array'}\`. Read one of its values, or write it out with \`toJSON\`.`;
  return kind === 'null'
    ? 'This is always empty: `null` in a text is nothing. Write the value that you want.'
    : undefined;
}

const wantedKinds: Readonly<Record<string, readonly ExpressionType['kind'][]>> = {
  env: ['object'],
  'concurrency.cancel-in-progress': ['bool'],
  'jobs.<job_id>.concurrency.cancel-in-progress': ['bool'],
  'jobs.<job_id>.env': ['object'],
  'jobs.<job_id>.steps.env': ['object'],
  'jobs.<job_id>.container.env': ['object'],
  'jobs.<job_id>.strategy': ['object'],
  'jobs.<job_id>.strategy.matrix': ['object'],
  'jobs.<job_id>.timeout-minutes': ['number'],
  'jobs.<job_id>.steps.timeout-minutes': ['number'],
  'jobs.<job_id>.strategy.max-parallel': ['number'],
  'jobs.<job_id>.strategy.fail-fast': ['bool'],
  'jobs.<job_id>.continue-on-error': ['bool'],
  'jobs.<job_id>.steps.continue-on-error': ['bool'],
};

/** Keys whose value may be a whole list or object. */
const mayExpand =
  /^(jobs\.<job_id>\.(strategy|runs-on|container|services|environment|concurrency|defaults)|concurrency|defaults)(\.|$)/;
