import type { DvcStage } from '../../parse/dvc';
import type { DvcRule } from './rule';
import { scriptsOf } from './scripts';

/** What a program reads parameters with. */
const reads = /\bparams_show\s*\(|["']params\.yaml["']/;

/** A stage whose script reads `params.yaml` tracks what it reads. */
export const paramsNotTracked: DvcRule = {
  id: 'dvc/params-not-tracked',
  summary: 'List what a stage reads from `params.yaml`.',
  why: 'You change the learning rate, `dvc repro` says that everything is up to date, and the report compares two models that are the same one.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ stages, source: { neighbours } }) {
    for (const stage of stages) {
      if (tracks(stage) || stage.isMany) continue;
      for (const { text, span } of stage.commands) {
        const { scripts, modules } = scriptsOf(text);
        const reader = [...scripts, ...modules].find(({ path }) => reads.test(neighbours?.get(path) ?? ''));
        const named = /(?:^|[\s=])params\.yaml(?:\s|$)/.test(text);
        if (!reader && !named) continue;
        const who = reader ? `\`${reader.path}\`` : 'Its command';
        yield {
          span: stage.nameSpan.end > stage.nameSpan.start ? stage.nameSpan : span,
          message: `${who} reads \`params.yaml\`, and \`${stage.name}\` tracks none of it: \`dvc repro\` passes over the stage when a parameter changes. List the parameters under \`params\`.`,
        };
        break;
      }
    }
  },
};

function tracks({ params, paths }: DvcStage): boolean {
  return params.length > 0 || paths.some(({ kind, path }) => kind === 'deps' && /(^|\/)params\.ya?ml$/.test(path));
}
