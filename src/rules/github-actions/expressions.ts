import { remember } from '../../core/remember';
import { type ExpressionNode, parseExpression } from '../../parse/github-expression';
import { ExpressionFault } from '../../parse/github-expression-lexer';
import { type ExpressionPlace, findExpressionPlaces } from '../../parse/github-expression-places';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import { ExpressionChecker, type ExpressionComplaint } from './check-expression';
import { checkResult } from './check-result';
import { WorkflowContexts } from './expression-contexts';

/** The expressions of a workflow, read once for all rules. */
export interface WorkflowExpressions {
  /** Each with its meaning; without where it cannot be read. */
  readonly all: readonly { readonly place: ExpressionPlace; readonly node: ExpressionNode | undefined }[];
  /** What is wrong in them, in the order of the text. */
  readonly complaints: readonly ExpressionComplaint[];
}

/** Reads and checks the expressions of a workflow; the work is done once for a document. */
export const expressionsOf = remember(read);

function read(document: GithubWorkflowDocument): WorkflowExpressions {
  if (!document.yaml) return { all: [], complaints: [] };
  const contexts = new WorkflowContexts(document);
  const complaints: ExpressionComplaint[] = [];
  // Jobs and steps say the same again and again.
  const known = new Map<string, ReturnType<typeof parseExpression>>();
  const all = findExpressionPlaces(document.yaml, document.source.text).map((place) => {
    const parsed = known.get(place.text) ?? parseExpression(place.text);
    known.set(place.text, parsed);
    if (parsed instanceof ExpressionFault) {
      const span = parsed.span.end > parsed.span.start ? place.spanOf(parsed.span) : place.span;
      complaints.push({ sort: 'refused', span, message: parsed.message });
      return { place, node: undefined };
    }
    const checker = new ExpressionChecker(place, contexts);
    const type = checker.check(parsed);
    complaints.push(...checker.complaints);
    const wrong = checker.complaints.length === 0 ? checkResult(place, type) : undefined;
    if (wrong) complaints.push({ sort: 'type', span: place.spanOf(parsed), message: wrong });
    return { place, node: parsed };
  });
  return { all, complaints };
}
