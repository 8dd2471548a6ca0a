import type { Job } from '../../parse/pipeline';

/** Whether a job runs on one of GitHub's standard machines, which have no GPU and keep nothing between runs; false where an expression decides. */
export function isStandardHosted(job: Job): boolean {
  const [label, ...more] = job.runner;
  return (
    more.length === 0 &&
    /^(ubuntu|windows|macos)-(latest|slim|[\d.]+)(-arm|-large|-xlarge|-intel)?$/i.test(label?.value ?? '')
  );
}
