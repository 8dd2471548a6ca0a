import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { replaceWord } from './edit-instruction';
import { runs } from './run-calls';

export const noApt: Rule<DockerfileDocument> = {
  id: 'dockerfile/no-apt',
  summary: 'Use apt-get in scripts',
  why: '`apt` is made for people: its options and output change between releases, and a nightly image build is the one that finds out.',
  severity: 'information',
  aliases: ['DL3027'],
  fixable: true,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const { program, word, args } of calls) {
        if (program !== 'apt') continue;
        const tool = args.some(({ text }) => /^(?:search|show|policy|list)$/.test(text)) ? 'apt-cache' : 'apt-get';
        const isSame = tool === 'apt-get' && args.some(({ text }) => same.has(text));
        yield {
          span: word.span,
          message: `\`apt\` is for people at a terminal and promises no stable interface. Use \`${tool}\`.`,
          ...(isSame &&
            word.literal && {
              fix: { title: 'Use apt-get', edits: [replaceWord(document, word, 'apt-get')], safe: true },
            }),
        };
      }
    }
  },
};

const same = new Set([
  'update',
  'install',
  'upgrade',
  'remove',
  'purge',
  'autoremove',
  'clean',
  'autoclean',
  'build-dep',
]);
