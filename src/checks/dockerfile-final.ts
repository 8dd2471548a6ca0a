import path from 'node:path';
import type { Span } from '../core/span';
import type { DockerfileDocument, Stage } from '../parse/dockerfile';
import type { Instruction } from '../parse/dockerfile-instruction';
import { type Expectation, matchExpectation } from './expectation';
import { pattern } from './pattern';
import type { CheckProblem } from './problems';
import { show } from './show';

/** Makes a problem at a place of the Dockerfile. */
export type Report = (
  message: string,
  span: Span,
  more?: { readonly expected?: string; readonly actual?: string },
) => CheckProblem;

/** What the image that a plain build makes must be. */
export interface FinalClause {
  readonly user?: Expectation;
  readonly base?: Expectation;
  readonly healthcheck?: boolean;
  readonly cmd?: { readonly exec?: boolean; readonly matches?: string };
  readonly expose?: readonly number[];
  readonly workdir?: Expectation;
  readonly env?: Readonly<Record<string, Expectation>>;
}

/** The final image, with what its clauses need. */
interface Final {
  readonly document: DockerfileDocument;
  readonly stage: Stage;
  readonly instructions: readonly Instruction[];
  readonly report: Report;
}

/** Holds the final image against its clauses. */
export function checkFinal(
  clause: FinalClause,
  document: DockerfileDocument,
  stage: Stage,
  report: Report,
): CheckProblem[] {
  const instructions = document.lineage(stage).flatMap((each) => each.instructions);
  const final: Final = { document, stage, instructions, report };
  return [
    ...(clause.user === undefined ? [] : checkUser(clause.user, final)),
    ...(clause.base === undefined ? [] : checkBase(clause.base, final)),
    ...(clause.healthcheck === undefined ? [] : checkHealth(clause.healthcheck, final)),
    ...(clause.cmd ? checkCommand(clause.cmd, final) : []),
    ...(clause.expose ?? []).flatMap((port) => checkPort(port, final)),
    ...(clause.workdir === undefined ? [] : checkWorkdir(clause.workdir, final)),
    ...Object.entries(clause.env ?? {}).flatMap(([name, expectation]) => checkVariable(name, expectation, final)),
  ];
}

function last({ instructions }: Final, keyword: string): Instruction | undefined {
  return instructions.findLast((instruction) => instruction.keyword === keyword);
}

function argumentOf(final: Final, instruction: Instruction | undefined): string | undefined {
  const word = instruction?.words[0]?.text;
  return instruction && word !== undefined ? (final.document.expand(word, instruction) ?? word) : undefined;
}

/** Reports what an expectation finds wrong, at the instruction or, when there is none, at the final FROM. */
function hold(
  what: string,
  expectation: Expectation,
  value: unknown,
  { report, stage }: Final,
  at?: Instruction,
): CheckProblem[] {
  const mismatch = matchExpectation(expectation, value);
  if (!mismatch) return [];
  const { expected, actual } = mismatch;
  const message =
    value === undefined
      ? `The final image sets no ${what}; expected is ${expected}.`
      : `The ${what} is ${actual}; expected is ${expected}.`;
  return [report(message, (at ?? stage.from).span, { expected, actual })];
}

function checkUser(expectation: Expectation, final: Final): CheckProblem[] {
  const user = last(final, 'USER');
  const value = argumentOf(final, user);
  if (expectation !== 'non-root') return hold('user', expectation, value, final, user);
  if (value !== undefined && !/^(?:root|0+)?(?::|$)/.test(value) && !value.startsWith('$')) return [];
  const message =
    value === undefined
      ? 'The final image sets no `USER`, so what it starts runs as root.'
      : value.startsWith('$')
        ? `The last \`USER\` is \`${value}\`, which has no value here: that means root.`
        : `The last \`USER\` is \`${value}\`, so what the image starts runs as root.`;
  const at = user ?? last(final, 'CMD') ?? last(final, 'ENTRYPOINT') ?? final.stage.from;
  return [final.report(message, at.span, { expected: 'a user other than root', actual: value ?? 'no USER' })];
}

function checkBase(expectation: Expectation, final: Final): CheckProblem[] {
  const [root] = final.document.lineage(final.stage);
  const name = root?.image && (final.document.expand(root.image.text, root.from) ?? root.image.text);
  return hold('base image', expectation, name, final, root?.from);
}

function checkHealth(wanted: boolean, final: Final): CheckProblem[] {
  const found = last(final, 'HEALTHCHECK');
  const isThere = found !== undefined && found.words[0]?.text.toUpperCase() !== 'NONE' && found.commands.length > 0;
  if (isThere === wanted) return [];
  const at = found ?? last(final, 'CMD') ?? last(final, 'ENTRYPOINT') ?? final.stage.from;
  const message = wanted
    ? 'The final image has no health check: a server whose model did not load would count as running.'
    : 'The final image has a health check; none is wanted.';
  return [final.report(message, at.span, { expected: wanted ? 'HEALTHCHECK … CMD …' : 'no HEALTHCHECK' })];
}

function checkCommand({ exec, matches }: NonNullable<FinalClause['cmd']>, final: Final): CheckProblem[] {
  const entrypoint = last(final, 'ENTRYPOINT');
  const cmd = last(final, 'CMD');
  const starts = [entrypoint, cmd].flatMap((instruction) => instruction ?? []);
  const [first] = starts;
  if (!first)
    return [
      final.report('The final image has neither `CMD` nor `ENTRYPOINT`: it starts nothing.', final.stage.from.span),
    ];
  const problems: CheckProblem[] = [];
  for (const start of exec === undefined ? [] : starts) {
    const isExec = start.isExec || start.commands.at(-1)?.words[0]?.text === 'exec';
    if (isExec === exec) continue;
    const expected = exec ? 'a list such as ["python", "serve.py"]' : 'a shell line';
    problems.push(
      final.report(
        exec
          ? `\`${start.keyword}\` starts a shell first, which may keep SIGTERM from the server. Write a list of strings with double quotes.`
          : `\`${start.keyword}\` is a list; a shell line is wanted.`,
        start.span,
        { expected, actual: start.text },
      ),
    );
  }
  const line = starts
    .map((start) => (start.isExec ? start.words.map(({ text }) => text).join(' ') : start.text))
    .join(' ');
  if (matches !== undefined && !pattern(matches).test(line)) {
    const message = `The image starts ${show(line)}, which does not match \`${matches}\`.`;
    problems.push(
      final.report(message, (cmd ?? first).span, { expected: `text that matches ${matches}`, actual: line }),
    );
  }
  return problems;
}

function checkPort(port: number, final: Final): CheckProblem[] {
  const exposing = final.instructions.filter(({ keyword }) => keyword === 'EXPOSE');
  const ports = exposing.flatMap((each) => each.words.map(({ text }) => final.document.expand(text, each) ?? text));
  const isNamed = ports.some((text) => {
    const [, from, to] = /^(\d+)(?:-(\d+))?(?:\/tcp)?$/i.exec(text) ?? [];
    return from !== undefined && port >= Number(from) && port <= Number(to ?? from);
  });
  if (isNamed) return [];
  const actual = ports.length === 0 ? 'no EXPOSE' : ports.join(', ');
  const at = exposing.at(-1) ?? final.stage.from;
  return [
    final.report(`The final image names no port ${port} (${actual}). Add \`EXPOSE ${port}\`.`, at.span, {
      expected: `EXPOSE ${port}`,
      actual,
    }),
  ];
}

function checkWorkdir(expectation: Expectation, final: Final): CheckProblem[] {
  let folder: string | undefined;
  for (const instruction of final.instructions) {
    const value = instruction.keyword === 'WORKDIR' ? argumentOf(final, instruction) : undefined;
    if (value !== undefined) folder = path.posix.resolve(folder ?? '/', value);
  }
  return hold('working directory', expectation, folder, final, last(final, 'WORKDIR'));
}

function checkVariable(name: string, expectation: Expectation, final: Final): CheckProblem[] {
  let value: string | undefined;
  let at: Instruction | undefined;
  for (const instruction of final.instructions) {
    if (instruction.keyword !== 'ENV') continue;
    const property = instruction.properties.findLast((each) => each.name === name);
    if (property?.value === undefined) continue;
    value = final.document.expand(property.value, instruction) ?? property.value;
    at = instruction;
  }
  return hold(`variable \`${name}\``, expectation, value, final, at);
}
