import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { type Invocation, isPython, readInvocation, readOption } from '../../parse/invocation';
import type { ShellWord } from '../../parse/shell';
import { pipInstalls } from './installs';

interface Fetch {
  readonly word: ShellWord;
  readonly fact: string;
  readonly remedy: string;
}

const modelOrData =
  /\.(?:pkl|pickle|joblib|onnx|pt|pth|h5|hdf5|keras|safetensors|gguf|tflite|ckpt|caffemodel|weights|npz|npy|parquet|csv|ftz|pb|mar)(?:\?.*)?$/i;
const moving = /\/(?:latest|main|master|HEAD|nightly)(?:\/|$)/;
const checks = /\b(?:sha\d*sum|md5sum|shasum|openssl\s+dgst|gpg|cosign|b2sum)\b|--checksum/;

export const unpinnedFetch: Rule<DockerfileDocument> = {
  id: 'dockerfile/unpinned-fetch',
  summary: 'Fetch models, data and code by version or checksum',
  why: 'The same Dockerfile builds another image as soon as the other side uploads something: the model that was evaluated is not the one that is deployed.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ stages }) {
    for (const { instructions } of stages) {
      for (const [at, each] of instructions.entries()) {
        const instruction = each.trigger ?? each;
        const later = (): Invocation[] =>
          instructions.slice(at + 1).flatMap((next) => (next.keyword === 'RUN' ? invocationsOf(next) : []));
        for (const { word, fact, remedy } of fetches(instruction, later))
          yield { span: word.span, message: `${fact}: the next build may get something else. ${remedy}` };
      }
    }
  },
};

function invocationsOf({ commands }: Instruction): Invocation[] {
  return commands.flatMap((command) => readInvocation(command) ?? []);
}

function* fetches(instruction: Instruction, later: () => readonly Invocation[]): Generator<Fetch> {
  const { keyword, words, flags } = instruction;
  if (keyword === 'ADD' && !flags.some(({ name }) => name === 'checksum')) {
    for (const word of words.slice(0, -1)) {
      if (!/^https?:/.test(word.text)) continue;
      if (/\.git$/.test(word.text))
        yield { word, fact: 'This takes the newest commit', remedy: 'Add a tag or commit: `….git#v1.2`.' };
      else if (isUnpinned(word))
        yield {
          word,
          fact: 'This address has no version, and nothing checks what it sends',
          remedy: 'Add `--checksum=sha256:…`.',
        };
    }
  }
  if (keyword !== 'RUN') return;
  const isChecked = (): boolean =>
    checks.test(instruction.text) || instruction.scripts.some(({ text }) => checks.test(text));
  const invocations = invocationsOf(instruction);
  for (const [at, invocation] of invocations.entries()) {
    const found = fetchOf(invocation, () => [...invocations.slice(at + 1), ...later()], isChecked);
    if (found) yield found;
  }
  for (const { packages, options } of pipInstalls(instruction)) {
    for (const word of [...packages, ...options])
      if (
        /git\+(?:https?|ssh|git):\/\//.test(word.text) &&
        !/@[^/@]+(?:#.*)?$/.test(word.text) &&
        !/\$/.test(word.text)
      )
        yield { word, fact: 'This installs the newest commit', remedy: 'Add a tag or commit: `git+https://…@v1.2`.' };
  }
}

function fetchOf(
  invocation: Invocation,
  later: () => readonly Invocation[],
  isChecked: () => boolean,
): Fetch | undefined {
  const { program, args } = invocation;
  const [first] = args.filter(({ text }) => !text.startsWith('-'));
  if (program === 'git') return first?.text === 'clone' ? clone(args, first, later) : undefined;
  if (program === 'wget' || program === 'curl' || program === 'gdown') {
    const address = args.find((each) => /^https?:/.test(each.text) && isUnpinned(each));
    return address && !isChecked()
      ? {
          word: address,
          fact: 'This address has no version, and nothing checks what it sends',
          remedy: 'Compare its checksum in the same `RUN`: `echo "… file" | sha256sum -c`.',
        }
      : undefined;
  }
  if (program === 'huggingface-cli' || program === 'hf') {
    const name = args.filter(({ text }) => !text.startsWith('-'))[1];
    if (first?.text !== 'download' || !name?.literal || readOption(args, '--revision')) return undefined;
    return {
      word: name,
      fact: `This takes the newest \`${name.text}\` from the hub`,
      remedy: 'Add `--revision` with a commit.',
    };
  }
  if (program === 'dvc' && (first?.text === 'get' || first?.text === 'import') && !readOption(args, '--rev')) {
    const source = args.filter(({ text }) => !text.startsWith('-'))[1];
    return (
      source && {
        word: source,
        fact: 'This takes the newest version of the data',
        remedy: 'Add `--rev` with a tag or commit.',
      }
    );
  }
  if (isPython(program)) {
    const at = args.findIndex(({ text }) => text === '-c');
    const script = args[at + 1];
    if (at < 0 || !script || script.text.length > 5000) return undefined;
    const call = /\b(?:from_pretrained|snapshot_download|hf_hub_download)\s*\(\s*["'][\w.-]+\/[\w.-]+["'][^)]*\)/.exec(
      script.text,
    )?.[0];
    return call && !/revision|\$/.test(call)
      ? {
          word: script,
          fact: 'This takes the newest version of the model from the hub',
          remedy: 'Add `revision="…"` with a commit.',
        }
      : undefined;
  }
  return undefined;
}

function clone(args: readonly ShellWord[], verb: ShellWord, later: () => readonly Invocation[]): Fetch | undefined {
  const plain = args.slice(args.indexOf(verb) + 1).filter(({ text }) => /^(?:https?:|git@|ssh:|git:)/.test(text));
  const [address] = plain;
  const branch = readOption(args, '-b', '--branch', '--revision');
  if (!address || (branch && !/^(?:main|master|develop|dev|nightly)$/.test(branch.value))) return undefined;
  const isFixed = later().some(
    ({ program, args: words }) =>
      program === 'git' && words.some(({ text }) => /^(?:checkout|reset|switch|fetch|submodule)$/.test(text)),
  );
  return isFixed
    ? undefined
    : {
        word: address,
        fact: 'This clones the newest commit',
        remedy: 'Add `--branch` with a tag, or check a commit out.',
      };
}

/** A model or data file, or a branch that moves, without a version in the address. */
function isUnpinned({ text, literal }: ShellWord): boolean {
  if (!literal && /\$/.test(text)) return false;
  // Nothing is built from a licence.
  if (/\/(?:LICEN[CS]E|NOTICE|README)(?:\.\w+)?$/.test(text)) return false;
  if (moving.test(text)) return true;
  return modelOrData.test(text) && !/\d+\.\d+|[0-9a-f]{12,}|[-_/]v\d+/.test(text.replace(/^https?:\/\/[^/]*/, ''));
}
