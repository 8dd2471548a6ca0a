import type { Language } from '../../core/rule';
import type { DvcDocument } from '../../parse/dvc';
import { dvcRules } from './rules';
import { scriptsOf } from './scripts';

/** DVC pipelines: `dvc.yaml`. */
export const dvc: Language<DvcDocument> = {
  id: 'dvc',
  title: 'DVC',
  editorLanguages: ['yaml'],
  recognises: (path) => /(^|[\\/])dvc\.yaml$/.test(path),
  samplePath: 'dvc.yaml',
  neighbours: ({ text }) => {
    const lines = text.slice(0, 100_000).split(/\r\n|\n|\r/);
    const named = lines.flatMap((line) => {
      const { scripts, modules } = scriptsOf(
        line.replace(/^\s*(?:-\s+)?(?:cmd:)?\s*["']?/, '').replace(/["']\s*$/, ''),
      );
      return [...scripts, ...modules].map(({ path }) => path);
    });
    return ['params.yaml', ...new Set(named)].slice(0, 40);
  },
  load: async () => {
    const { parseDvc } = await import('../../parse/dvc');
    return parseDvc;
  },
  rules: dvcRules,
};
