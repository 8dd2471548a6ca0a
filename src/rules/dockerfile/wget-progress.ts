import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { addWords } from './edit-instruction';
import { hasOption, runs } from './run-calls';

export const wgetProgress: Rule<DockerfileDocument> = {
  id: 'dockerfile/wget-progress',
  summary: 'Let wget draw no progress bar in a build log',
  why: 'A weights file of gigabytes fills the log with a hundred thousand lines of dots, and the line that says why the build failed is gone.',
  severity: 'information',
  aliases: ['DL3047'],
  fixable: true,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const { program, word, args } of calls) {
        const isQuiet = hasOption(
          args,
          'q',
          'quiet',
          'o',
          'output-file',
          'a',
          'append-output',
          'no-verbose',
          'progress',
        );
        if (program !== 'wget' || isQuiet || args.some(({ text }) => text === '-nv')) continue;
        yield {
          span: word.span,
          message:
            'Without a terminal `wget` writes its progress as thousands of lines into the log. Add `--progress=dot:giga`, or `-nv`.',
          fix: {
            title: 'Add --progress=dot:giga',
            edits: [addWords(document, word, ['--progress=dot:giga'])],
            safe: false,
          },
        };
      }
    }
  },
};
