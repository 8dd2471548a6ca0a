import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import type { ShellWord } from '../../parse/shell';
import { cleanSource, contextCopies, isWholeContext } from './context-copies';
import type { Install } from './installs';

/** The file beside the Dockerfile that a word after `-r` names, as far as the copies before tell; `undefined` when it is another's or unknown. */
export function requirementsFile(
  document: DockerfileDocument,
  instruction: Instruction,
  { options }: Install,
  word: ShellWord,
): { readonly path: string; readonly text: string } | undefined {
  const before = options[options.indexOf(word) - 1]?.text;
  const isValue = before === '-r' || before === '--requirement';
  const named = isValue ? word.text : /^(?:--requirement=|-r)(.+)$/.exec(word.text)?.[1];
  const name = named?.slice(named.lastIndexOf('/') + 1);
  const stage = document.stages.find(({ instructions }) => instructions.includes(instruction));
  if (!named || !name || !stage) return undefined;
  const earlier = stage.instructions.slice(0, stage.instructions.indexOf(instruction));
  const binds = instruction.flags.flatMap(({ value }) => /(?:^|,)source=([^,]+)/.exec(value)?.[1] ?? []);
  const sources = contextCopies(earlier).flatMap((copy) => copy.sources);
  const paths = [
    ...binds,
    ...sources.flatMap((source) => {
      const path = cleanSource(source);
      if (isWholeContext(source)) return named.replace(/^(?:\.\/|\/(?:app|code|src|workspace|usr\/src\/app)\/)/, '');
      return path.endsWith(`/${name}`) || path === name || patternOf(path)?.test(name)
        ? path.replace(/[^/]*$/, name)
        : [];
    }),
  ];
  for (const path of paths) {
    const text = document.source.neighbours?.get(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

/** `requirements*.txt` as an expression. */
function patternOf(path: string): RegExp | undefined {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return /^[\w.-]*\*[\w.-]*$/.test(last) ? new RegExp(`^${last.replace(/\./g, '\\.').replace('*', '.*')}$`) : undefined;
}
