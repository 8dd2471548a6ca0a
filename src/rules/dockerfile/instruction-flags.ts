import { nearestName } from '../../core/nearest-name';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isDockersSyntax } from '../../parse/dockerfile-directives';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { withTriggers } from './final-stage';
import { mountFact } from './mount-fact';

export const instructionFlags: Rule<DockerfileDocument> = {
  id: 'dockerfile/instruction-flags',
  summary: 'Give instructions the options they have',
  why: 'The builder rejects an option that it does not know: the build stops.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check(document) {
    const { text, path } = document.source;
    if (!isDockersSyntax(text)) return;
    const isOther = /containerfile/i.test(path);
    for (const instruction of withTriggers(document)) {
      const known = options[instruction.keyword] ?? (takesNone.has(instruction.keyword) ? {} : undefined);
      if (!known || (instruction.keyword === 'HEALTHCHECK' && /^NONE\b/i.test(instruction.text))) continue;
      const seen = new Set<string>();
      for (const { span } of instruction.flags) {
        const raw = text.slice(span.start, span.end);
        const [, name = '', value] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(raw) ?? [];
        const kind = known[name];
        const fact =
          kind === undefined
            ? unknown(instruction, name, known)
            : seen.has(name) && kind !== 'list' && kind !== 'mount'
              ? `\`--${name}\` may be given once only. Remove this one.`
              : valueFact(kind, name, value?.replace(/^(["'])(.*)\1$/, '$2'), isOther);
        if (fact !== undefined) yield { span, message: fact };
        seen.add(name);
      }
    }
  },
};

type Kind = 'mode' | 'text' | 'list' | 'yes-no' | 'time' | 'count' | 'mount' | 'network' | 'security';

const options: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  ADD: {
    chown: 'text',
    chmod: 'mode',
    link: 'yes-no',
    'keep-git-dir': 'yes-no',
    checksum: 'text',
    unpack: 'yes-no',
    exclude: 'list',
  },
  COPY: { chown: 'text', chmod: 'mode', from: 'text', link: 'yes-no', parents: 'yes-no', exclude: 'list' },
  FROM: { platform: 'text' },
  HEALTHCHECK: {
    interval: 'time',
    timeout: 'time',
    'start-period': 'time',
    'start-interval': 'time',
    retries: 'count',
  },
  RUN: { mount: 'mount', network: 'network', security: 'security', device: 'list' },
};
const takesNone = new Set([
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'LABEL',
  'MAINTAINER',
  'SHELL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

function unknown({ keyword }: Instruction, name: string, known: Readonly<Record<string, Kind>>): string {
  const names = Object.keys(known);
  const near = nearestName(name, names);
  const advice =
    near !== undefined
      ? `Write \`--${near}\`.`
      : names.length > 0
        ? `It has ${names.map((each) => `\`--${each}\``).join(', ')}.`
        : 'It has none: an option of the program does not stand first. Write a list, or the program before it.';
  return `\`${keyword}\` has no option \`--${name}\`. ${advice}`;
}

/** What is wrong with an option's value; `undefined` when nothing is, or a variable decides. */
function valueFact(kind: Kind, name: string, value: string | undefined, isOther: boolean): string | undefined {
  if (kind === 'yes-no')
    return value === undefined || /^(?:true|false)$/i.test(value)
      ? undefined
      : `\`--${name}\` is true or false. Write \`--${name}\` or \`--${name}=false\`.`;
  if (value === undefined) return `\`--${name}\` needs a value. Write \`--${name}=…\`.`;
  if (kind === 'mount' && /(?:^|,)from=[^,]*\$./.test(value))
    return '`from` of a mount takes no variables. Open a stage with `FROM` and the variable, and name that stage here.';
  // A health check is stored as it is written.
  if (value.includes('$') && kind !== 'time' && kind !== 'count') return undefined;
  switch (kind) {
    case 'time':
      return value === '' || /^(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:us|µs|ms|s|m|h))+)$/.test(value)
        ? undefined
        : `\`${value}\` is no length of time. Write e.g. \`30s\` or \`1m30s\`.`;
    case 'count':
      return /^\d*$/.test(value) ? undefined : `\`${value}\` is no number of tries. Write e.g. \`--retries=3\`.`;
    case 'network':
      return /^(?:default|none|host)$/.test(value)
        ? undefined
        : `\`${value}\` is no network of a build. Use \`default\`, \`none\` or \`host\`.`;
    case 'security':
      return /^(?:sandbox|insecure)$/.test(value)
        ? undefined
        : `\`${value}\` is no security mode. Use \`sandbox\` or \`insecure\`.`;
    case 'mount':
      return isOther ? undefined : mountFact(value);
    case 'mode':
      return /^\d+$/.test(value) && !/^0*[0-7]{1,4}$/.test(value)
        ? `\`${value}\` is no file mode. Write an octal number up to 7777.`
        : undefined;
    case 'text':
    case 'list':
      return undefined;
    default:
      return kind satisfies never;
  }
}
