import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { copyOrigin } from './copy-origin';
import { hadolintOptions } from './hadolint-options';

export const labelSchema: Rule<DockerfileDocument> = {
  id: 'dockerfile/label-schema',
  summary: 'Label images as the project asks for',
  why: 'Who looks for the commit or the owner of a model image finds nothing, or a value that no tool can read.',
  severity: 'information',
  aliases: ['DL3049', 'DL3050', 'DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'],
  fixable: false,
  *check(document) {
    const options = hadolintOptions(document);
    if (!options || options.labels.size === 0) return;
    const { labels, strictLabels } = options;
    for (const { keyword, properties } of document.instructions) {
      if (keyword !== 'LABEL') continue;
      for (const { name, value = '', span } of properties) {
        const kind = labels.get(name);
        if (kind === undefined) {
          if (strictLabels)
            yield {
              span,
              message: `\`${name}\` is no label of this project. Remove it, or add it to the schema.`,
              aliases: ['DL3050'],
            };
          continue;
        }
        if (value === '')
          yield { span, message: `The label \`${name}\` is empty. Give it a value.`, aliases: ['DL3051'] };
        const form = forms.get(kind);
        if (form && !value.includes('$') && !form.fits(value))
          yield {
            span,
            message: `The value of \`${name}\` is no ${form.what}. Write e.g. \`${form.example}\`.`,
            aliases: [form.alias],
          };
      }
    }
    const used = document.instructions.flatMap((instruction) => copyOrigin(document, instruction)?.stage ?? []);
    for (const stage of document.stages) {
      const { image } = stage;
      if (!image || used.includes(stage) || document.stages.some(({ parent }) => parent === stage)) continue;
      const own = new Set(
        document
          .lineage(stage)
          .flatMap(({ instructions }) =>
            instructions
              .filter(({ keyword }) => keyword === 'LABEL')
              .flatMap(({ properties }) => properties.map(({ name }) => name)),
          ),
      );
      for (const name of labels.keys())
        if (!own.has(name))
          yield {
            span: image.span,
            message: `The label \`${name}\` is missing in this image. Add it.`,
            aliases: ['DL3049'],
          };
    }
  },
};

interface Form {
  readonly alias: string;
  readonly what: string;
  readonly example: string;
  readonly fits: (value: string) => boolean;
}

const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    'url',
    {
      alias: 'DL3052',
      what: 'address',
      example: 'https://example.org/model',
      fits: (value) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value),
    },
  ],
  [
    'rfc3339',
    {
      alias: 'DL3053',
      what: 'time by RFC 3339',
      example: '2026-03-01T12:00:00Z',
      fits: (value) =>
        /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(value) &&
        !Number.isNaN(Date.parse(value)),
    },
  ],
  [
    'spdx',
    {
      alias: 'DL3054',
      what: 'SPDX identifier',
      example: 'Apache-2.0',
      fits: (value) => /^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(value),
    },
  ],
  [
    'hash',
    {
      alias: 'DL3055',
      what: 'hash of a commit',
      example: '0f1e2d3',
      fits: (value) => /^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(value),
    },
  ],
  [
    'semver',
    {
      alias: 'DL3056',
      what: 'semantic version',
      example: '1.4.0',
      fits: (value) =>
        /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.test(
          value,
        ),
    },
  ],
  [
    'email',
    {
      alias: 'DL3058',
      what: 'mail address',
      example: 'team@example.org',
      fits: (value) => /^[^\s@]+@[^\s@]+$/.test(value),
    },
  ],
]);
