import type { GroovyCall } from '../../parse/groovy-calls';
import { stringOf } from '../../parse/jenkinsfile';
import { movingImage } from '../pipeline/moving-image';
import type { JenkinsRule } from './rule';

/** The images of agents must have a version. */
export const latestImage: JenkinsRule = {
  id: 'jenkins/latest-image',
  summary: 'Run stages in images with a version.',
  why: 'An image without a version is another one next month: another Python, another CUDA, another model from the same commit, and nobody can say which it was.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ declarative }) {
    for (const call of images(declarative?.block ?? [], false, 0)) {
      const named = stringOf(call);
      const message = named && movingImage(named.text);
      if (named && message) yield { span: { start: named.inside, end: named.inside + named.text.length }, message };
    }
  },
};

/** `docker 'image'` and `docker { image 'image' }` in an `agent`. */
function images(calls: readonly GroovyCall[], inAgent: boolean, depth: number): GroovyCall[] {
  if (depth > 30) return [];
  return calls.flatMap((call) => {
    const own = inAgent && (call.name === 'image' || call.name === 'docker') ? [call] : [];
    return [...own, ...images(call.block ?? [], inAgent || call.name === 'agent', depth + 1)];
  });
}
