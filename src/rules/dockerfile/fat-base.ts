import type { Problem } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { readInvocation } from '../../parse/invocation';
import { official } from './base-image';
import { replaceWord } from './edit-instruction';
import { finalStages, isForDevelopment } from './final-stage';
import { aptInstalls } from './installs';
import { startCommands, startsShellOnly } from './start-command';

const compilers = /^(?:build-essential|gcc|g\+\+|clang|cmake|make|python3-dev|python3\.\d+-dev)(?:-\d+)?(?:=.*)?$/;

export const fatBase: Rule<DockerfileDocument> = {
  id: 'dockerfile/fat-base',
  summary: 'Serve from a slim image without compilers',
  why: 'What only the build needs is pulled by each replica before it answers, and each compiler and header package adds to what a scanner reports and an attacker finds.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check(document) {
    if (isForDevelopment(document) || startCommands(document).length === 0 || startsShellOnly(document)) return;
    yield* fullPython(document);
    yield* compilersLeft(document);
  },
};

function* fullPython(document: DockerfileDocument): Generator<Problem> {
  const [root] = finalStages(document);
  const base = root && document.baseOf(root);
  if (!root?.image || !base?.tag || official(base.repository) !== 'python') return;
  const [, version, codename] = /^(\d+(?:\.\d+)*)(?:-(bookworm|bullseye|buster|stretch|trixie))?$/.exec(base.tag) ?? [];
  if (!version) return;
  const written = root.image.text;
  const slim = codename ? `${version}-slim-${codename}` : `${version}-slim`;
  yield {
    span: root.image.span,
    message: `\`${written}\` is the full image with compilers and headers, about 1 GB. Take \`python:${slim}\`, and build what needs a compiler in an earlier stage.`,
    ...(written.endsWith(`:${base.tag}`) && {
      fix: {
        title: `Take python:${slim}`,
        edits: [replaceWord(document, root.image, written.slice(0, written.length - base.tag.length) + slim)],
        safe: false,
      },
    }),
  };
}

/** Compilers that a single stage installs and keeps, on a base that is small without them. */
function* compilersLeft(document: DockerfileDocument): Generator<Problem> {
  const stages = finalStages(document);
  const [root] = stages;
  const base = root && document.baseOf(root);
  if (!base || !/^(?:python|debian|ubuntu)$/.test(official(base.repository))) return;
  if (base.repository.endsWith('python') && !/slim/.test(base.tag ?? '')) return;
  const instructions = stages.flatMap((stage) => stage.instructions);
  const removes = instructions.some(
    ({ keyword, commands }) =>
      keyword === 'RUN' &&
      commands.some((command) => {
        const invocation = readInvocation(command);
        return (
          /^apt(?:-get)?$/.test(invocation?.program ?? '') &&
          invocation?.args.some(({ text }) => /^(?:purge|remove|autoremove|--auto-remove|--autoremove)$/.test(text)) &&
          invocation.args.some(({ text }) => !/^-|^(?:purge|remove|autoremove)$/.test(text) || /\$/.test(text))
        );
      }),
  );
  if (removes) return;
  for (const instruction of instructions) {
    for (const { packages } of aptInstalls(instruction)) {
      const word = packages.find(({ text }) => compilers.test(text));
      if (!word) continue;
      yield {
        span: word.span,
        message: `\`${word.text}\` stays in the image that runs, where only the build needs it. Build wheels in an earlier stage and copy them, or remove it in the same \`RUN\`.`,
      };
      return;
    }
  }
}
