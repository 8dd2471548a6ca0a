import type { Problem } from '../../core/finding';
import type { Instruction } from '../../parse/dockerfile-instruction';

const signals = new Set(
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU UNUSED URG USR1 USR2 VTALRM WINCH XCPU XFSZ'.split(
    ' ',
  ),
);

/** What BuildKit refuses of an instruction's arguments, the first thing; `undefined` when it takes them. `source` is the file's text. */
export function argumentFact(instruction: Instruction, source: string): Problem | undefined {
  const { keyword, words, text, isExec } = instruction;
  const whole = instruction.spanOf(0, text.length);
  if (takesList.has(keyword) && !isExec && isOddList(keyword === 'HEALTHCHECK' ? text.replace(/^CMD\s+/i, '') : text))
    return { span: whole, message: 'This list holds something that is no text. Put double quotes around every item.' };
  switch (keyword) {
    case 'ADD':
    case 'COPY':
      return copyFact(instruction, source);
    case 'FROM':
      return fromFact(instruction);
    case 'ENV':
    case 'LABEL':
      return pairsFact(instruction, source);
    case 'ARG':
      return words.length === 0 ? missing(instruction, 'a name') : blankName(instruction);
    case 'SHELL':
      if (text.trim() === '' || (isExec && words.length === 0))
        return missing(instruction, 'a list, e.g. `["/bin/bash", "-c"]`');
      return isExec
        ? undefined
        : { span: whole, message: '`SHELL` takes a list only. Write e.g. `SHELL ["/bin/bash", "-c"]`.' };
    case 'HEALTHCHECK':
      return healthcheckFact(instruction);
    case 'STOPSIGNAL':
      return text.trim() === '' ? missing(instruction, 'a signal') : signalFact(instruction);
    case 'VOLUME': {
      const blank = words.find((word) => word.text.trim() === '');
      if (words.length === 0) return missing(instruction, 'a folder');
      return blank && { span: blank.span, message: 'This folder has no name. Write its path, or remove it.' };
    }
    case 'EXPOSE':
    case 'MAINTAINER':
    case 'ONBUILD':
    case 'USER':
    case 'WORKDIR':
      return text.trim() === '' ? missing(instruction, 'a value') : undefined;
    default:
      return undefined;
  }
}

const takesList = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL', 'VOLUME']);

/** A JSON list, but not of texts only: other text that begins with a bracket is a command. */
function isOddList(text: string): boolean {
  if (!text.trimStart().startsWith('[')) return false;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && !value.every((item) => typeof item === 'string');
  } catch {
    return false;
  }
}

function missing({ keyword, keywordSpan }: Instruction, what: string): Problem {
  return { span: keywordSpan, message: `\`${keyword}\` needs ${what}. Add it, or remove the line.` };
}

function copyFact(instruction: Instruction, source: string): Problem | undefined {
  const { words, keyword } = instruction;
  const target = words.at(-1);
  if (words.length < 2 || !target) return missing(instruction, 'a source and a target');
  const url = keyword === 'COPY' && words.slice(0, -1).find(({ text }) => /^https?:\/\//i.test(text));
  if (url) return { span: url.span, message: '`COPY` fetches no addresses. Use `ADD` for this source.' };
  const isHeredoc = /^<<-?["']?[\w.-]+["']?$/.test(source.slice(target.span.start, target.span.end));
  return isHeredoc
    ? { span: target.span, message: `\`${keyword}\` cannot write to a here-document. Name a target behind it.` }
    : undefined;
}

function fromFact(instruction: Instruction): Problem | undefined {
  const { words, text } = instruction;
  const [image, as, name] = words;
  if (!image) return missing(instruction, 'an image');
  if (words.length !== 1 && (words.length !== 3 || as?.text.toLowerCase() !== 'as'))
    return {
      span: instruction.spanOf(0, text.trimEnd().length),
      message: '`FROM` takes an image, or an image, `AS` and a name. Remove what is more than that.',
    };
  if (!name || /^[a-z][a-z0-9-_.]*$/i.test(name.text)) return undefined;
  return {
    span: name.span,
    message: `\`${name.text}\` cannot be the name of a stage: it begins with a letter and has letters, digits, \`-\`, \`_\` and \`.\`.`,
  };
}

function pairsFact(instruction: Instruction, source: string): Problem | undefined {
  const { words, keyword } = instruction;
  const [first] = words;
  if (!first) return missing(instruction, 'a name and a value');
  const raw = (at: number) => source.slice(words[at]?.span.start, words[at]?.span.end);
  if (!raw(0).includes('=')) return words.length < 2 ? missing(instruction, 'a value too: `name=value`') : undefined;
  const at = words.findIndex((_, index) => !raw(index).includes('='));
  const word = words[at];
  if (word)
    return {
      span: word.span,
      message: `\`${word.text}\` has no \`=\`. ${keyword === 'ENV' ? 'Write `name=value`, and quotes around a value with spaces' : 'Put quotes around a value with spaces'}.`,
    };
  const open = words.findIndex((_, index) => isOpen(raw(index)));
  const unclosed = words[open];
  if (unclosed) return { span: unclosed.span, message: 'This value has a quote that is never closed. Close it.' };
  return blankName(instruction);
}

/** A quote without its end; with escapes it is left alone. */
function isOpen(raw: string): boolean {
  return !/[\\`]/.test(raw) && /["']/.test(raw.replace(/"[^"]*"|'[^']*'/g, ''));
}

function blankName({ words, keyword }: Instruction): Problem | undefined {
  const blank = words.find(({ text }) => text.startsWith('='));
  return blank && { span: blank.span, message: `This \`${keyword}\` has no name before \`=\`. Write \`name=value\`.` };
}

function healthcheckFact(instruction: Instruction): Problem | undefined {
  const { words, text } = instruction;
  const [type, next] = words;
  if (!type) return missing(instruction, '`CMD` and a command, or `NONE`');
  switch (type.text.toUpperCase()) {
    case 'NONE':
      return next && { span: next.span, message: '`HEALTHCHECK NONE` takes nothing more. Remove it.' };
    case 'CMD':
      return /^CMD\s+(?!\[\s*\]\s*$)\S/i.test(text) ? undefined : missing(instruction, 'a command behind `CMD`');
    default:
      return {
        span: type.span,
        message: `\`HEALTHCHECK\` begins with \`CMD\` or \`NONE\`. Write \`HEALTHCHECK CMD ${type.text} …\`.`,
      };
  }
}

function signalFact(instruction: Instruction): Problem | undefined {
  const signal = instruction.text.trim();
  const name = signal.toUpperCase().replace(/^SIG/, '');
  const isKnown =
    signal.includes('$') ||
    /^-?[1-9]\d*$/.test(signal) ||
    signals.has(name) ||
    /^RTM(?:IN(?:\+\d+)?|AX(?:-\d+)?)$/.test(name);
  return isKnown
    ? undefined
    : {
        span: instruction.spanOf(0, instruction.text.trimEnd().length),
        message: `\`${signal}\` is no signal. Write e.g. \`SIGTERM\`.`,
      };
}
