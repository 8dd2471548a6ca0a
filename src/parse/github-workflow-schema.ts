import { FeatureFlags } from '@actions/expressions/features';
import { convertWorkflowTemplate } from '@actions/workflow-parser/model/convert';
import { TemplateContext, TemplateValidationErrors } from '@actions/workflow-parser/templates/template-context';
import { readTemplate } from '@actions/workflow-parser/templates/template-reader';
import type { TokenRange } from '@actions/workflow-parser/templates/tokens/token-range';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { WORKFLOW_ROOT } from '@actions/workflow-parser/workflows/workflow-constants';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';
import { LineIndex } from '../core/line-index';
import type { Span } from '../core/span';
import { WorkflowObjectReader } from './github-workflow-reader';
import type { YamlDocument, YamlProblem } from './yaml';

/** What GitHub would do with features that it has announced but not given to everyone: accept them. */
const features = new FeatureFlags({ all: true });

/**
 * What GitHub's own parser refuses in a workflow: unknown keys, wrong types, missing parts, expressions that do not parse or use a context that is
 * not there. The text's YAML must be sound. Works without the network, so called workflows and actions' inputs are not looked into.
 */
export function findSchemaProblems(yaml: YamlDocument, text: string): YamlProblem[] {
  const lines = new LineIndex(text);
  const reader = new WorkflowObjectReader(yaml, text, lines);
  if (reader.isTooLarge) return [];
  const context = new TemplateContext(
    new TemplateValidationErrors(200),
    getWorkflowSchema(),
    new NoOperationTraceWriter(),
  );
  context.state['featureFlags'] = features;
  const root = readTemplate(context, WORKFLOW_ROOT, reader, context.getFileId('workflow'));
  // It is asynchronous only where it fetches called workflows, which it is told not to do: the errors are there when it returns.
  if (root)
    void convertWorkflowTemplate(context, root, undefined, {
      fetchReusableWorkflowDepth: 0,
      errorPolicy: 1,
      featureFlags: features,
    });
  return context.errors.getErrors().map(({ rawMessage, range }) => ({
    message: rawMessage,
    span: range ? spanOf(range, lines, text) : { start: 0, end: 0 },
  }));
}

function spanOf({ start, end }: TokenRange, lines: LineIndex, text: string): Span {
  const from = lines.offsetAt(start);
  let to = Math.max(from, lines.offsetAt(end));
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
