import { severities } from '../core/finding';
import { languages } from './languages';

/** The JSON Schema of `.mlops-roadmap.yml`, with every rule and language as it is known now. */
export function hintSchema(): Readonly<Record<string, unknown>> {
  const level = { enum: [...severities, 'off'] };
  const ids = languages.map(({ id }) => id);
  const globs = (description: string) => ({
    description,
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
  });
  const rules = [
    ['*', 'Every rule.'] as const,
    ...languages.map(({ id, title }) => [`${id}/*`, `Every rule of ${title}.`] as const),
    ...languages.flatMap((language) =>
      language.rules.map(({ id, summary, severity }) => [id, `${summary} (${severity})`] as const),
    ),
  ];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Hints of MLOps Roadmap',
    description: 'Holds for the folder that it stands in and all below, in the editor and on the command line.',
    type: 'object',
    additionalProperties: false,
    properties: {
      severity: { $ref: '#/$defs/severity' },
      languages: {
        description: 'A language with `on` or `off`, or a glob with the language of the files that it fits.',
        type: 'object',
        properties: Object.fromEntries(
          languages.map(({ id, title }) => [id, { enum: ['on', 'off'], description: `${title} files.` }]),
        ),
        additionalProperties: { enum: [...ids, 'off'] },
      },
      overrides: {
        description: 'Other severities for some files; the last entry that fits decides.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files', 'severity'],
          properties: { files: globs('The files, relative to this file.'), severity: { $ref: '#/$defs/severity' } },
        },
      },
      ignore: globs('Files and folders that are not looked at.'),
    },
    $defs: {
      severity: {
        description: 'How serious a rule is, by its id, `<language>/*` or `*`; `off` switches it off.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(([name, description]) => [name, { ...level, description }])),
      },
    },
  };
}
