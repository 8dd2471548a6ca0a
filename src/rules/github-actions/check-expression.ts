import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { Span } from '../../core/span';
import type { ExpressionNode } from '../../parse/github-expression';
import type { ExpressionPlace } from '../../parse/github-expression-places';
import { listNames } from '../list-names';
import { checkArguments } from './check-arguments';
import { explainMissing } from './explain-missing';
import { availableAt, contexts, statusFunctions } from './expression-availability';
import type { WorkflowContexts } from './expression-contexts';
import { functions, ordered, readJson, wrongCount } from './expression-functions';
import { anything, describeType, type ExpressionType, either, flag, typeOfValue } from './expression-types';

/** What is wrong in an expression: GitHub refuses it, it is always empty, or its type makes no sense. */
export interface ExpressionComplaint extends Problem {
  readonly sort: 'refused' | 'empty' | 'type';
}

/** Works out the type of an expression and notes on the way what is wrong in it; spans are offsets in the file. */
export class ExpressionChecker {
  readonly complaints: ExpressionComplaint[] = [];
  private readonly available: ReadonlySet<string> | undefined;

  constructor(
    private readonly place: ExpressionPlace,
    private readonly contexts: WorkflowContexts,
  ) {
    this.available = availableAt(place.key);
  }

  /** The type of a part of the expression. */
  check(node: ExpressionNode): ExpressionType {
    switch (node.kind) {
      case 'literal':
        return typeOfValue(node.value);
      case 'variable':
        return this.variable(node.name, node);
      case 'property':
        return this.property(this.check(node.of), node.name, node.nameSpan, node);
      case 'index':
        return this.index(node);
      case 'filter':
        return this.filter(this.check(node.of), node);
      case 'call':
        return this.call(node);
      case 'not':
        this.check(node.operand);
        return flag;
      case 'logic':
        return this.logic(node.operator, node.left, node.right);
      case 'compare':
        this.compare(node.operator, this.check(node.left), this.check(node.right), node);
        return flag;
    }
  }

  private note(sort: ExpressionComplaint['sort'], span: Span, message: string, instead?: string): void {
    const place = this.place.spanOf(span);
    const fix = instead
      ? { title: `Write ${instead}`, edits: [{ span: place, text: instead }], safe: false }
      : undefined;
    this.complaints.push({ sort, span: place, message, ...(fix && { fix }) });
  }

  private variable(name: string, span: Span): ExpressionType {
    const type = this.contexts.at(this.place, name);
    if (!type) {
      const near = nearestName(name, contexts);
      const remedy = near
        ? `You may mean \`${near}\`.`
        : functions.has(name)
          ? `It is a function: write \`${functions.get(name)?.name}()\`.`
          : `Texts stand in single quotes; contexts are ${listNames(contexts.filter((each) => this.available?.has(each) ?? true))}.`;
      this.note('refused', span, `There is no context \`${name}\`. ${remedy}`, near);
      return anything;
    }
    if (this.available && !this.available.has(name)) {
      const secret =
        name === 'secrets' && this.place.condition
          ? 'Copy the secret into `env` of the job and compare `env.NAME` with an empty text.'
          : `Here one may read ${listNames([...this.available].filter((each) => !each.endsWith('()')))}.`;
      this.note(
        'refused',
        span,
        `GitHub does not know \`${name}\` at \`${this.place.key.replace(/\.\[\]/g, '')}\`, so it refuses the workflow. ${secret}`,
      );
      return anything;
    }
    return type;
  }

  private property(of: ExpressionType, name: string, nameSpan: Span, node: ExpressionNode): ExpressionType {
    if (of.kind === 'any') return anything;
    if (of.kind === 'array') {
      if (node.kind === 'property' && hasFilter(node.of))
        return {
          kind: 'array',
          item: this.property(of.item, name, nameSpan, of.item.kind === 'array' ? node.of : node),
        };
      this.note(
        'empty',
        nameSpan,
        `This is a list and has no \`${name}\`, so the value is always empty. Take an item first (\`[0]\`), or all of them (\`.*\`).`,
      );
      return anything;
    }
    if (of.kind !== 'object') {
      this.note(
        'empty',
        nameSpan,
        `What stands before \`.${name}\` is ${describeType(of)} and has no properties, so this is always empty. Take \`.${name}\` out, or look for the right name.`,
      );
      return anything;
    }
    const type = of.properties.get(name) ?? of.rest;
    if (type) return type;
    // `github-actions/needs` knows more of the jobs that are not waited for.
    if (isVariable(node, 'needs')) return anything;
    this.note('empty', nameSpan, explainMissing(of, name, node), nearestName(name, [...of.properties.keys()]));
    return anything;
  }

  private index(node: ExpressionNode & { kind: 'index' }): ExpressionType {
    const of = this.check(node.of);
    const { index } = node;
    const by = this.check(index);
    if (of.kind === 'any') return anything;
    if (of.kind === 'array') {
      if (by.kind !== 'number' && by.kind !== 'any')
        this.note(
          'type',
          index,
          `A list is indexed by a number, not by ${describeType(by)}. Write \`[0]\`, or take all items with \`.*\`.`,
        );
      return of.item;
    }
    if (of.kind === 'object') {
      if (by.kind !== 'string' && by.kind !== 'any')
        this.note(
          'type',
          index,
          `This is an object, and its properties are texts, not ${describeType(by)}. Write the name in single quotes.`,
        );
      else if (index.kind === 'literal' && typeof index.value === 'string')
        return this.property(of, index.value.toLowerCase(), { start: index.start + 1, end: index.end - 1 }, node);
      return of.rest && of.properties.size === 0 ? of.rest : anything;
    }
    this.note(
      'empty',
      index,
      `What stands before the bracket is ${describeType(of)}, so this is always empty. Take \`[…]\` out.`,
    );
    return anything;
  }

  private filter(of: ExpressionType, node: ExpressionNode): ExpressionType {
    if (of.kind === 'array') {
      return { kind: 'array', item: hasFilter(node.kind === 'filter' ? node.of : node) ? anything : of.item };
    }
    if (of.kind === 'object') {
      if (of.properties.size === 0 && !of.rest)
        this.note(
          'empty',
          node,
          'There is nothing in this object, so `.*` gives nothing. Take it out, or add what it should hold.',
        );
      const items = [...of.properties.values(), ...(of.rest ? [of.rest] : [])];
      return { kind: 'array', item: items.length > 0 ? items.reduce(either) : anything };
    }
    if (of.kind !== 'any')
      this.note(
        'empty',
        node,
        `\`.*\` takes the items of a list or an object, but this is ${describeType(of)}. Take \`.*\` out.`,
      );
    return { kind: 'array', item: anything };
  }

  private call(node: ExpressionNode & { kind: 'call' }): ExpressionType {
    const name = node.name.toLowerCase();
    const types = node.args.map((each) => this.check(each));
    const known = functions.get(name);
    if (!known) {
      const names = [...functions.values()].map((each) => each.name);
      const near = nearestName(node.name, names);
      this.note(
        'refused',
        node.nameSpan,
        `There is no function \`${node.name}\`. ${near ? `You may mean \`${near}\`.` : `GitHub has ${listNames(names, 20)}.`}`,
        near,
      );
      return anything;
    }
    if ((statusFunctions.has(name) || name === 'hashfiles') && this.available && !this.available.has(`${name}()`)) {
      const where = name === 'hashfiles' ? 'in steps, once the runner has the files' : 'in the `if` of a job or a step';
      this.note(
        'refused',
        node.nameSpan,
        `GitHub does not know \`${known.name}()\` at \`${this.place.key.replace(/\.\[\]/g, '')}\`. It works only ${where}.`,
      );
      return known.gives;
    }
    // In the `if` of a job these may name the jobs that they ask about.
    const asksAbout =
      (name === 'success' || name === 'failure') && this.place.key === 'jobs.<job_id>.if' && types.length > 0;
    const wrong = asksAbout ? undefined : wrongCount(known, types.length);
    if (wrong) {
      this.note(
        'refused',
        node,
        `\`${known.name}\` takes ${wrong}, but here it gets ${types.length}. ${types.length < known.least ? 'Add what is missing.' : 'Take out what is too much.'}`,
      );
      return known.gives;
    }
    for (const { sort, span, message } of checkArguments(node, known, types)) this.note(sort, span, message);
    if (name === 'fromjson') {
      const read = readJson(node.args[0]);
      if (!('broken' in read)) return read;
      this.note(
        'refused',
        node.args[0] ?? node,
        'This text is not valid JSON, so the run fails here. JSON wants double quotes around names and texts, and no comma at the end.',
      );
    }
    return known.gives;
  }

  private logic(operator: string, left: ExpressionNode, right: ExpressionNode): ExpressionType {
    const [one, other] = [this.check(left), this.check(right)];
    // `a && b` gives `a` only where that is false or empty.
    if (operator === '&&' && (one.kind === 'object' || one.kind === 'array')) return other;
    return either(one, other);
  }

  private compare(operator: string, left: ExpressionType, right: ExpressionType, node: Span): void {
    if (left.kind === 'any' || right.kind === 'any') return;
    if (operator === '==' || operator === '!=') {
      const isBig = (type: ExpressionType): boolean => type.kind === 'object' || type.kind === 'array';
      if ((isBig(left) || isBig(right)) && left.kind !== right.kind && left.kind !== 'null' && right.kind !== 'null')
        this.note(
          'type',
          node,
          `This compares ${describeType(left)} with ${describeType(right)}, which is never equal. Compare a property, or use \`contains\`.`,
        );
    } else if (!ordered.has(left.kind) || !ordered.has(right.kind)) {
      this.note(
        'type',
        node,
        `\`${operator}\` cannot order ${describeType(left)} and ${describeType(right)}, so the answer means nothing. Compare numbers.`,
      );
    }
  }
}

function hasFilter(node: ExpressionNode): boolean {
  if (node.kind === 'filter') return true;
  return node.kind === 'property' && hasFilter(node.of);
}

function isVariable(node: ExpressionNode, name: string): boolean {
  return 'of' in node && node.of.kind === 'variable' && node.of.name === name;
}
