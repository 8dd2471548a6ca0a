import { type DoctorReport, inspectTools, type ToolReport } from '../../lessons/doctor';
import { loadCatalogue, tellProblems } from '../catalogue';
import { emit, type OutputOptions, toJson } from '../emit';
import { type Session, withTools } from '../session';
import { wrap } from '../terminal';

/** Shows which tools are there, and which exercise needs what. */
export async function doctor(options: OutputOptions, session: Session): Promise<number> {
  const catalogue = await loadCatalogue(session, { trustIndex: true });
  const report = await withTools(session, (tools) => inspectTools(catalogue.exercises, tools, session.signal));
  await emit(session, options, {
    text: () => doctorText(report, session),
    json: () =>
      toJson({
        tools: report.tools.map((tool) => ({
          id: tool.id,
          title: tool.title,
          found: tool.found,
          version: tool.version ?? null,
          problem: tool.problem ?? null,
          neededBy: tool.neededBy,
          unmet: tool.unmet,
          usable: tool.isUsable,
          install: tool.install,
        })),
        environments: report.environments,
      }),
  });
  tellProblems(catalogue, session);
  return report.tools.some(isLacking) ? 1 : 0;
}

function isLacking({ neededBy, isUsable }: ToolReport): boolean {
  return neededBy.length > 0 && !isUsable;
}

function doctorText({ tools, environments }: DoctorReport, { terminal }: Session): string {
  const { paint, width } = terminal;
  const needed = tools.filter(({ neededBy }) => neededBy.length > 0);
  const lines: string[] = [];
  for (const tool of needed) {
    const mark = tool.isUsable ? paint('good', '✓') : paint('bad', '✗');
    const version = tool.version ?? (tool.found ? 'found' : 'not found');
    lines.push(
      `${mark} ${tool.title.padEnd(10)} ${version.padEnd(12)} ${paint('dim', `for ${tool.neededBy.join(', ')}`)}`,
    );
    if (tool.problem) lines.push(wrap(tool.problem, width, '    '));
    for (const { exercise, range } of tool.unmet)
      lines.push(`    ${exercise} needs ${range}, this is ${tool.version}.`);
    if (!tool.isUsable) lines.push(wrap(`To get it: ${tool.install}`, width, '    '));
  }
  const others = tools.filter(({ neededBy }) => neededBy.length === 0);
  const there = others
    .filter(({ found }) => found)
    .map(({ title, version }) => `${title}${version ? ` ${version}` : ''}`);
  if (there.length > 0)
    lines.push('', paint('dim', wrap(`Also there, needed by no exercise yet: ${there.join(', ')}.`, width)));
  if (environments.length > 0) {
    lines.push('', paint('strong', 'Python environments'));
    for (const { exercise, prepared } of environments)
      lines.push(
        `${prepared ? paint('good', '✓') : paint('dim', '·')} ${exercise.padEnd(20)} ${prepared ? 'prepared' : `not prepared: mlops-roadmap prepare ${exercise}`}`,
      );
  }
  const lacking = needed.filter(isLacking);
  lines.push(
    '',
    lacking.length === 0
      ? 'Everything that an exercise needs is there.'
      : `${lacking.map(({ title }) => title).join(', ')}: not usable yet. Exercises that need ${lacking.length === 1 ? 'it' : 'them'} still have steps that work without.`,
  );
  return lines.join('\n');
}
