import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { readOption } from '../../parse/invocation';
import type { ShellWord } from '../../parse/shell';
import { addWords } from './edit-instruction';
import { hasOption, runs } from './run-calls';

export const useraddLog: Rule<DockerfileDocument> = {
  id: 'dockerfile/useradd-log',
  summary: 'Add users with high ids without a login log',
  why: 'useradd writes a sparse log up to the id: the layer becomes gigabytes, and every replica of the model waits for it.',
  severity: 'warning',
  aliases: ['DL3046'],
  fixable: true,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const { program, word, args } of calls) {
        if (program !== 'useradd' || hasOption(args, 'l', 'no-log-init')) continue;
        const uid = readOption(args, '-u', '--uid') ?? joinedUid(args);
        if (!uid || uid.value.length <= 5) continue;
        yield {
          span: word.span,
          message: `\`useradd\` with the id ${uid.value} writes a login log of that many entries into the layer. Add \`-l\`.`,
          fix: { title: 'Add -l', edits: [addWords(document, word, ['-l'])], safe: true },
        };
      }
    }
  },
};

/** `-mu 123456`: letters in one word, the last with a value. */
function joinedUid(args: readonly ShellWord[]): { readonly value: string } | undefined {
  const next = args[args.findIndex(({ text }) => /^-[a-zA-Z]+u$/.test(text)) + 1];
  return args.some(({ text }) => /^-[a-zA-Z]+u$/.test(text)) && next ? { value: next.text } : undefined;
}
