import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { readInvocation } from '../../parse/invocation';
import { type ContextCopy, contextCopies, isWholeContext } from './context-copies';
import { lineEndOf, removeInstruction } from './edit-instruction';
import { lastOf } from './final-stage';
import { optionValues, pipInstalls } from './installs';

export const copyBeforeInstall: Rule<DockerfileDocument> = {
  id: 'dockerfile/copy-before-install',
  summary: 'Install the requirements before copying the code',
  why: 'Every edit of any file changes the layer of `COPY .`, and all layers after it are built anew: minutes of installing torch or scikit-learn for one changed comment, in every CI run.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const stage of document.stages) {
      const { instructions } = stage;
      // The stages below installed them already: what this one adds is little.
      const below = document.lineage(stage).filter((each) => each !== stage);
      if (below.some((each) => each.instructions.some((instruction) => installsDependencies(instruction, document))))
        continue;
      const copy = contextCopies(instructions).find(({ sources }) => sources.some(isWholeContext));
      if (!copy) continue;
      const at = instructions.indexOf(copy.instruction);
      // Installed before already: what comes after the copy adds the project itself.
      if (instructions.slice(0, at).some((instruction) => installsDependencies(instruction, document))) continue;
      const after = instructions.slice(at + 1);
      const install = after.find((instruction) => installsDependencies(instruction, document));
      if (!install) continue;
      const folder = lastOf(instructions.slice(0, at), 'WORKDIR')?.words[0]?.text;
      const fix = moveUp(document, copy, install, after, folder);
      yield {
        span: copy.instruction.span,
        message:
          'This copies the whole project before the dependencies are installed: any edit installs them all again. Copy only the requirements first, install, then copy the rest.',
        ...(fix && { fix }),
      };
    }
  },
};

/** Whether an instruction installs what is named by a requirements file, and does not need the code for it. */
function installsDependencies(instruction: Instruction, { source: { neighbours } }: DockerfileDocument): boolean {
  for (const install of pipInstalls(instruction)) {
    const files = optionValues(install, '-r', '--requirement');
    const local = files.some((file) =>
      /^\s*(?:-e\s|\.{1,2}(?:\/|\s|$)|file:)/m.test(neighbours?.get(file.replace(/^\.\//, '')) ?? ''),
    );
    if (files.length > 0 && !local) return true;
  }
  if (instruction.keyword !== 'RUN') return false;
  return instruction.commands.some((command) => {
    const invocation = readInvocation(command);
    const words = invocation?.args.map(({ text }) => text) ?? [];
    const [first, second] = words.filter((word) => !word.startsWith('-'));
    switch (invocation?.program) {
      case 'poetry':
      case 'pipenv':
        return first === 'install' || first === 'sync';
      case 'uv':
        return first === 'sync';
      case 'conda':
      case 'mamba':
      case 'micromamba':
        return first === 'env' && (second === 'create' || second === 'update');
      default:
        return false;
    }
  });
}

/** Offered for the plain case only: one COPY, right after it one `pip install -r` whose files lie at the context's root. */
function moveUp(
  document: DockerfileDocument,
  copy: ContextCopy,
  install: Instruction,
  after: readonly Instruction[],
  folder: string | undefined,
): Fix | undefined {
  const [command, ...others] = pipInstalls(install);
  if (after[0] !== install || !command || others.length > 0 || install.commands.length !== 1 || install.isExec)
    return undefined;
  if (copy.sources.length !== 1 || copy.instruction.isExec || command.packages.length > 0) return undefined;
  const files = [...optionValues(command, '-r', '--requirement'), ...optionValues(command, '-c', '--constraint')];
  const target = copy.target.text.replace(/\/$/, '');
  const names = files.map((file) =>
    target !== '.' && file.startsWith(`${target}/`) ? file.slice(target.length + 1) : file.replace(/^\.\//, ''),
  );
  const isHere = target === '.' || target === folder?.replace(/\/$/, '') || files.every((file) => file.startsWith('/'));
  if (!isHere || names.some((name) => !/^[\w.-]+$/.test(name)) || optionValues(command, '-e', '--editable').length > 0)
    return undefined;
  const { text } = document.source;
  const { start } = copy.instruction.span;
  const flags = copy.instruction.flags.map(({ span }) => `${text.slice(span.start, span.end)} `).join('');
  const lines = [
    `${copy.instruction.keyword} ${flags}${names.join(' ')} ${target}/`,
    text.slice(install.span.start, install.span.end),
    '',
  ];
  return {
    title: `Install ${names.join(' and ')} before copying the code`,
    edits: [
      { span: { start, end: start }, text: lines.join(lineEndOf(document)) },
      removeInstruction(document, install),
    ],
    safe: false,
  };
}
