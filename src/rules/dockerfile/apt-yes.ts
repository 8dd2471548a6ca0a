import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { readInvocation } from '../../parse/invocation';
import { addWords } from './edit-instruction';
import { withTriggers } from './final-stage';
import { aptInstalls } from './installs';

export const aptYes: Rule<DockerfileDocument> = {
  id: 'dockerfile/apt-yes',
  summary: 'Answer apt-get’s question with -y',
  why: 'Nobody is there to answer while an image builds: apt-get stops, often only on the day a package gets one more dependency.',
  severity: 'warning',
  aliases: ['DL3014'],
  fixable: true,
  *check(document) {
    if (/Assume-Yes/i.test(document.source.text)) return;
    for (const instruction of withTriggers(document)) {
      for (const { command, verb, options, invocation } of aptInstalls(instruction)) {
        if (
          options.some(({ text }) =>
            /^-[a-z]*y|^-[a-z]*qq|^-q=2|^--(?:yes|assume-yes|assume-no|download-only|dry-run|simulate|just-print)$|^-[ds]$/.test(
              text,
            ),
          )
        )
          continue;
        if (options.filter(({ text }) => /^(?:-q|--quiet)$/.test(text)).length > 1) continue;
        const before = instruction.commands[instruction.commands.indexOf(command) - 1];
        if (before?.followedBy === '|' && readInvocation(before)?.program === 'yes') continue;
        yield {
          span: verb.span,
          message: '`apt-get install` asks before it goes on, and nobody can answer during a build. Add `-y`.',
          ...(invocation.program === 'apt' && { aliases: [] }),
          fix: { title: 'Add -y', edits: [addWords(document, verb, ['-y'])], safe: true },
        };
      }
    }
  },
};
