import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type GithubWorkflowDocument, loadGithubWorkflow } from '../parse/github-workflow';
import { type CheckContext, type CheckResult, failed, passed } from './check';
import { executeWorkflow } from './workflow-execute';
import { findUnmet } from './workflow-meaning';
import type { WorkflowOptions } from './workflow-options';

const folder = '.github/workflows';

/** Checks what the options say of a workflow: first its meaning, then, where asked, a real run. With `system` the workflow that comes nearest is judged. */
export async function checkWorkflow(options: WorkflowOptions, context: CheckContext): Promise<CheckResult> {
  const files = options.file ? [options.file] : await listWorkflows(context.workspace);
  if (files.length === 0)
    return failed(
      `There is no workflow in \`${folder}\`. GitHub reads the files there that end in \`.yml\` or \`.yaml\`.`,
    );
  let nearest: CheckResult | undefined;
  for (const file of files) {
    const result = await checkFile(file, options, context);
    if (result.outcome !== 'failed') return result;
    if (!nearest || result.findings.length < nearest.findings.length) nearest = result;
  }
  return nearest ?? failed(`There is no workflow in \`${folder}\`.`);
}

async function listWorkflows(workspace: string): Promise<string[]> {
  const names = await readdir(path.join(workspace, folder)).catch(() => []);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

async function checkFile(file: string, options: WorkflowOptions, context: CheckContext): Promise<CheckResult> {
  const text = await readFile(path.join(context.workspace, file), 'utf8').catch(() => undefined);
  if (text === undefined) return explainMissing(file, context.workspace);
  const document = (await loadGithubWorkflow())({ path: file, text });
  const broken = findBroken(document, file);
  if (broken) return broken;
  const unmet = findUnmet(document, options);
  if (unmet.length > 0) {
    const [first] = unmet;
    const more = unmet.length > 1 ? ` (and ${unmet.length - 1} more)` : '';
    return failed(`${first?.message}${more}`, {
      ...(first && { expected: first.expected, actual: first.actual }),
      findings: unmet.map(({ message, span }) => ({ path: file, span, message })),
    });
  }
  return options.execute
    ? executeWorkflow(document, options.execute, context)
    : passed(`\`${file}\` means what it should.`);
}

/** What GitHub cannot read it does not run, whatever is written in it. */
function findBroken(document: GithubWorkflowDocument, path: string): CheckResult | undefined {
  const problems = [...document.file.problems, ...document.schemaProblems()];
  const [first] = problems;
  if (first)
    return failed(`GitHub would refuse \`${path}\`: ${first.message}`, {
      expected: 'a workflow that GitHub accepts',
      actual: `${problems.length} mistakes`,
      findings: problems.map(({ span, message }) => ({ path, span, message, severity: 'error' as const })),
    });
  if (document.pipeline.jobs.length > 0) return undefined;
  return failed(`\`${path}\` has no jobs.`, { expected: 'a workflow with jobs', actual: 'no jobs' });
}

async function explainMissing(file: string, workspace: string): Promise<CheckResult> {
  const wanted = path.posix.basename(file);
  const there = (await listWorkflows(workspace)).map((each) => path.posix.basename(each));
  const near = there.length > 0 ? ` In \`${folder}\` there is ${there.map((name) => `\`${name}\``).join(', ')}.` : '';
  return failed(`There is no file \`${file}\`.${near} The name counts letter by letter.`, {
    expected: wanted,
    actual: there.join(', ') || 'no workflow',
  });
}
