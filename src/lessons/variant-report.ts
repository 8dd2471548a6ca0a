import type { CheckReport } from './report';
import type { Variant } from './variant';

/** How one variant came out. */
export interface VariantReport {
  readonly exercise: string;
  readonly variant: string;
  readonly kind: Variant['kind'] | 'structure';
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What was expected and what was seen, when it failed; why, when it was skipped. */
  readonly message: string;
  readonly seconds: number;
  /** The checks that say how it came to that. */
  readonly checks: readonly Pick<CheckReport, 'id' | 'outcome' | 'message'>[];
  /** It was not tried now: it passed in an earlier run of the same content. */
  readonly reused?: true;
  /** Not tried, since the time was over. */
  readonly late?: true;
}
