import type { Language } from '../../core/rule';
import type { PythonDocument } from '../../parse/python';
import { airflowSettings } from './airflow-settings';
import { pythonRules } from './rules';

const tools = /^[ \t]*(?:from|import)[ \t]+(?:airflow|kfp|mlflow|fastapi|evidently|prometheus_client|torch|pickle)\b/m;

/** Modules of Python that import a tool of ML pipelines. */
export const python: Language<PythonDocument> = {
  id: 'python',
  title: 'Python',
  editorLanguages: ['python'],
  recognises: (path, text) => /\.py$/i.test(path) && text !== undefined && tools.test(text),
  samplePath: 'pipeline.py',
  neighbours: ({ text }) => (/^[ \t]*(?:from|import)[ \t]+airflow\b/m.test(text) ? airflowSettings : []),
  load: async () => (await import('../../parse/python')).parsePython,
  rules: pythonRules,
};
