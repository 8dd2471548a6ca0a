import type { Problem } from '../core/finding';

/** Each problem once: what several jobs inherit would be told once a job. */
export function* distinct<P extends Problem>(problems: Iterable<P>): Generator<P> {
  const seen = new Set<string>();
  for (const problem of problems) {
    const key = `${problem.span.start}-${problem.span.end}-${problem.message}`;
    if (!seen.has(key)) yield problem;
    seen.add(key);
  }
}
