import type { Fix } from '../../core/finding';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Text } from '../../parse/pipeline';
import type { WorkflowRule } from './rule';

const files: Readonly<Record<string, string>> = {
  'set-output': 'GITHUB_OUTPUT',
  'save-state': 'GITHUB_STATE',
  'set-env': 'GITHUB_ENV',
  'add-path': 'GITHUB_PATH',
};

/** Values must reach later steps through files, not through commands printed to the log. */
export const deprecatedCommand: WorkflowRule = {
  id: 'github-actions/deprecated-command',
  summary: 'Write to `$GITHUB_OUTPUT` and its like instead of printing commands.',
  why: 'Whatever a training prints could set such a value too, so GitHub refuses `set-env` and `add-path` and has given up `set-output` and `save-state`. A gate that waits for an output then gets an empty text, and an empty metric passes many comparisons.',
  severity: 'warning',
  aliases: ['deprecated-commands'],
  fixable: true,
  *check(document) {
    for (const job of document.pipeline.jobs) {
      for (const { run } of job.steps) {
        if (!run) continue;
        for (const match of run.raw.matchAll(/::(set-output|save-state|set-env|add-path)\b/g)) {
          const lineStart = run.raw.lastIndexOf('\n', match.index) + 1;
          if (/^\s*#/.test(run.raw.slice(lineStart, match.index))) continue;
          const command = match[1] ?? '';
          const file = files[command] ?? '';
          const start = run.span.start + match.index;
          const fix = writeToFile(document, run, start, command, file);
          yield {
            span: { start, end: start + match[0].length },
            message: `\`::${command}\` is ${/env|path/.test(command) ? 'refused by the runner' : 'no longer supported'}. Append to the file instead: \`echo "${command === 'add-path' ? 'folder' : 'name=value'}" >> "$${file}"\`.`,
            ...(fix && { fix }),
          };
        }
      }
    }
  },
};

/** Rewrites `echo "::set-output name=x::value"` where it is the whole command. */
function writeToFile(
  document: GithubWorkflowDocument,
  run: Text,
  at: number,
  command: string,
  file: string,
): Fix | undefined {
  const { text } = document.source;
  const echo = document.commands(run).find(({ span }) => span.start <= at && at < span.end);
  const [program, argument, ...more] = echo?.words ?? [];
  if (!echo || program?.text !== 'echo' || !argument || more.length > 0 || echo.followedBy === '|') return undefined;
  const rest = /^[^\r\n;&|)]*/.exec(text.slice(echo.span.end))?.[0] ?? '';
  const written = /^(["']?)::([\w-]+)(?: name=([^:"']+))?::(.*)\1$/s.exec(
    text.slice(argument.span.start, argument.span.end),
  );
  if (!written || rest.includes('>')) return undefined;
  const [, quote = '', name, key, value = ''] = written;
  if (name !== command || (key === undefined) !== (command === 'add-path')) return undefined;
  const quoted = quote === '' && /[\s$`{]/.test(value) ? '"' : quote || '"';
  const line = key === undefined ? value : `${key}=${value}`;
  return {
    title: `Write to $${file}`,
    edits: [
      { span: { start: argument.span.start, end: echo.span.end }, text: `${quoted}${line}${quoted} >> "$${file}"` },
    ],
    safe: true,
  };
}
