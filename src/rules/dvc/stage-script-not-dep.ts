import type { Fix } from '../../core/finding';
import type { Span } from '../../core/span';
import type { DvcStage } from '../../parse/dvc';
import { resolvePath } from '../../parse/dvc';
import { insertLinesBefore } from '../github-actions/insert-lines';
import type { DvcRule } from './rule';
import { scriptsOf } from './scripts';

/** The script of a stage is among what the stage depends on. */
export const stageScriptNotDep: DvcRule = {
  id: 'dvc/stage-script-not-dep',
  summary: 'List the script of a stage under `deps`.',
  why: 'After a change in the script `dvc repro` says that everything is up to date: the model in the registry is the one of the old code, under the new commit.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ stages, source }) {
    const { text, neighbours } = source;
    for (const stage of stages) {
      if (stage.isMany && stage.paths.some(({ kind, resolved }) => kind === 'deps' && resolved === undefined)) continue;
      if (isAlwaysRun(stage, text)) continue;
      for (const command of stage.commands) {
        const { scripts, modules } = scriptsOf(command.text);
        // A module may be a library's: only one that stands here is part of the pipeline.
        const own = [...scripts, ...modules.filter(({ path }) => neighbours?.has(path))];
        for (const { path, start, end } of own) {
          const file = resolvePath('', path);
          if (!file || covers(stage, file)) continue;
          const written = command.text.slice(start, end);
          const at = text.slice(command.span.start, command.span.end).indexOf(written);
          const span: Span =
            at < 0 ? command.span : { start: command.span.start + at, end: command.span.start + at + written.length };
          const fix = addDependency(stage, file, text);
          yield {
            span,
            message: `\`${stage.name}\` runs \`${path}\` and does not depend on it: \`dvc repro\` passes over the stage when the script changes. Add it to \`deps\`.`,
            ...(fix && { fix }),
          };
        }
      }
    }
  },
};

function isAlwaysRun({ node }: DvcStage, text: string): boolean {
  return /\balways_changed:\s*true/.test(text.slice(node?.range?.[0] ?? 0, node?.range?.[1] ?? 0));
}

/** Whether a dependency names the file or a folder around it; both are relative to the stage's own folder. */
function covers({ paths }: DvcStage, file: string): boolean {
  return paths.some(({ kind, path }) => {
    if (kind !== 'deps') return false;
    const dependency = resolvePath('', path);
    return dependency === undefined
      ? path.includes('${')
      : dependency === '' || file === dependency || file.startsWith(`${dependency}/`);
  });
}

function addDependency({ paths }: DvcStage, file: string, text: string): Fix | undefined {
  const first = paths.find(({ kind }) => kind === 'deps');
  const lineStart = first && text.lastIndexOf('\n', first.span.start) + 1;
  const dash =
    first && lineStart !== undefined ? /^[ ]*- /.exec(text.slice(lineStart, first.span.start))?.[0] : undefined;
  if (!first || lineStart === undefined || dash?.length !== first.span.start - lineStart) return undefined;
  const edit = insertLinesBefore(text, first.span.start - 2, [`- ${file}`]);
  return edit && { title: `Depend on ${file}`, edits: [edit], safe: false };
}
