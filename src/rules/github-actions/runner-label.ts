import type { Fix } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import { readText } from '../../parse/github-workflow-parts';
import type { Job, Text } from '../../parse/pipeline';
import type { WorkflowRule } from './rule';

/** GitHub's own labels of November 2026, and those it has taken away with what to use instead. */
const hosted = [
  ...[
    'ubuntu-latest',
    'ubuntu-24.04',
    'ubuntu-22.04',
    'ubuntu-24.04-arm',
    'ubuntu-22.04-arm',
    'ubuntu-slim',
    'ubuntu-26.04',
    'ubuntu-26.04-arm',
  ],
  ...['windows-latest', 'windows-2025', 'windows-2022', 'windows-11-arm', 'windows-2025-vs2026'],
  ...['macos-latest', 'macos-26', 'macos-15', 'macos-14', 'macos-26-intel', 'macos-15-intel'],
  ...['macos-latest-large', 'macos-26-large', 'macos-15-large', 'macos-14-large'],
  ...['macos-latest-xlarge', 'macos-26-xlarge', 'macos-15-xlarge', 'macos-14-xlarge'],
];
const gone: Readonly<Record<string, string>> = {
  'ubuntu-16.04': 'ubuntu-24.04',
  'ubuntu-18.04': 'ubuntu-24.04',
  'ubuntu-20.04': 'ubuntu-24.04',
  'windows-2016': 'windows-2025',
  'windows-2019': 'windows-2025',
  'macos-10.15': 'macos-15',
  'macos-11': 'macos-15',
  'macos-12': 'macos-15',
  'macos-13': 'macos-15-intel',
  'macos-11.0': 'macos-15',
};

/** A job must ask for a machine that exists. */
export const runnerLabel: WorkflowRule = {
  id: 'github-actions/runner-label',
  summary: 'Ask for a runner that exists.',
  why: 'A job whose label no runner has waits for a day and is then cancelled without an error: the nightly retraining did not fail, it never began.',
  severity: 'error',
  aliases: ['runner-label'],
  fixable: true,
  *check(document) {
    for (const job of document.pipeline.jobs) {
      for (const label of [...job.runner, ...matrixLabels(document, job)]) {
        const wrong = explain(label.value);
        if (!wrong) continue;
        const fix: Fix | undefined =
          wrong.instead && label.raw === label.value
            ? { title: `Use ${wrong.instead}`, edits: [{ span: label.span, text: wrong.instead }], safe: false }
            : undefined;
        yield { span: label.span, message: wrong.message, ...(fix && { fix }) };
      }
      const clash = findClash(job);
      if (clash) yield clash;
    }
  },
};

/** The values of the matrix axis that `runs-on` names. */
function matrixLabels({ yaml, source }: GithubWorkflowDocument, job: Job): Text[] {
  const [runner, ...more] = job.runner;
  const axis = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/i.exec(runner?.value ?? '')?.[1];
  if (!yaml || axis === undefined || more.length > 0) return [];
  const body = yaml.get(yaml.get(yaml.root, 'jobs'), job.id.value);
  const matrix = yaml.get(yaml.get(body, 'strategy'), 'matrix');
  const rows = yaml.items(yaml.get(matrix, 'include')).map((row) => yaml.get(row, axis));
  return [...yaml.items(yaml.get(matrix, axis)), ...rows].flatMap(
    (item) => readText({ yaml, text: source.text }, item) ?? [],
  );
}

function explain(label: string): { message: string; instead: string | undefined } | undefined {
  const lower = label.toLowerCase();
  if (label.includes('${{') || hosted.includes(lower)) return undefined;
  const instead = gone[lower];
  if (instead)
    return {
      message: `GitHub has taken \`${label}\` away: the job waits for a machine that never comes. Use \`${instead}\`.`,
      instead,
    };
  // Whatever does not look like one of GitHub's own names may be a runner of one's own or a larger one.
  if (!/^(ubuntu|windows|macos)-([a-z]{4,7}|\d[\d.]*)$/.test(lower)) return undefined;
  const near = nearestName(lower, hosted);
  return near ? { message: `GitHub has no runner \`${label}\`. You may mean \`${near}\`.`, instead: near } : undefined;
}

function findClash(job: Job): { span: Text['span']; message: string } | undefined {
  if (job.runner.some(({ value }) => /self-hosted|\$\{\{/i.test(value))) return undefined;
  const [first, second] = job.runner.filter(
    ({ value }) => /^(linux|windows|macos)$/i.test(value) || hosted.includes(value.toLowerCase()),
  );
  if (!first || !second || fits(first.value.toLowerCase(), second.value.toLowerCase())) return undefined;
  return {
    span: second.span,
    message: `No machine is \`${first.value}\` and \`${second.value}\` at once, so the job never starts. Name one, or use a \`matrix\` to run on both.`,
  };
}

/** Whether one machine can have both labels: the same one twice, or a system and a name of it. */
function fits(a: string, b: string): boolean {
  const system = (label: string): string => label.replace(/^ubuntu.*/, 'linux').replace(/-.*/, '');
  return a === b || (system(a) === system(b) && (a === system(a) || b === system(b)));
}
