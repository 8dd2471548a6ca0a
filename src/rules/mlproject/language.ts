import type { Language } from '../../core/rule';
import type { MlprojectDocument } from '../../parse/mlproject';
import { mlprojectRules } from './rules';

/** MLflow projects: the file `MLproject`. */
export const mlproject: Language<MlprojectDocument> = {
  id: 'mlproject',
  title: 'MLproject',
  editorLanguages: ['yaml', 'plaintext'],
  recognises: (path) => /(^|[\\/])MLproject$/i.test(path),
  samplePath: 'MLproject',
  neighbours: ({ text }) =>
    [...text.slice(0, 100_000).matchAll(/^(?:conda_env|python_env)[ \t]*:[ \t]*["']?([\w./-]+)/gm)].map(
      ([, file = '']) => file.replace(/^\.\//, ''),
    ),
  load: async () => {
    const { parseMlproject } = await import('../../parse/mlproject');
    return parseMlproject;
  },
  rules: mlprojectRules,
};
