import type { Problem } from '../../core/finding';
import { distinct } from '../distinct';
import type { PipelineDocument } from './pipeline-document';

/** Whether a job's name says that what it brings out is no model: a site, a manual, a package, machines, the servers around it, or that it only prepares or tells. */
function deploysOther(name: string): boolean {
  return /(^|[^a-z])(pages?|sites?|websites?|docs?|documentation|storybook|blog|package|pypi|checkout|clone|notify|frontend|runners?|cfn|cloudformation|terraform|infra|infrastructure|mlflow|airflow|grafana|prometheus|monitoring|dashboards?)([^a-z]|$)/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1 $2'),
  );
}

/** What a rule about deployments finds, each once, without the jobs that bring out something else than a model. */
export function* modelDeployments(
  find: (document: PipelineDocument) => Iterable<Problem>,
  document: PipelineDocument,
): Generator<Problem> {
  const { text } = document.source;
  for (const problem of distinct(find(document)))
    if (!deploysOther(text.slice(problem.span.start, problem.span.end))) yield problem;
}
