import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { ShellWord } from '../../parse/shell';
import { type Call, plainWords, runs } from './run-calls';

export const pinnedLibraries: Rule<DockerfileDocument> = {
  id: 'dockerfile/pinned-libraries',
  summary: 'Pin what npm, gem and go install',
  why: 'The next build takes whatever was released since: the dashboard or tool beside your model changes without a commit, or brings a hijacked release.',
  severity: 'information',
  aliases: ['DL3016', 'DL3028', 'DL3062'],
  fixable: false,
  *check(document) {
    for (const { calls } of runs(document)) {
      for (const call of calls) {
        for (const { word, alias, example } of unpinned(call))
          yield {
            span: word.span,
            message: `\`${word.text}\` has no fixed version: each build takes the newest. Write \`${example}\`.`,
            aliases: [alias],
          };
      }
    }
  },
};

interface Unpinned {
  readonly word: ShellWord;
  readonly alias: string;
  readonly example: string;
}

const npmValued = new Set(
  '--loglevel --registry --prefix -C --cache --userconfig -w --workspace --omit --include --tag'.split(' '),
);
const gemValued = new Set(
  '-i --install-dir -n --bindir -P --trust-policy -s --source -p --http-proxy --platform -B --config-file -g --file'.split(
    ' ',
  ),
);
const goValued = new Set('-ldflags -tags -o -mod -modfile -gcflags -asmflags -exec -p -C -buildmode'.split(' '));

function unpinned(call: Call): Unpinned[] {
  switch (call.program) {
    case 'npm':
      return npm(call);
    case 'gem':
      return gem(call);
    case 'go':
      return go(call);
    default:
      return [];
  }
}

function npm({ args }: Call): Unpinned[] {
  const [verb, ...packages] = plainWords(args, npmValued);
  if (!/^(?:install|i|add)$/.test(verb?.text ?? '')) return [];
  return packages
    .filter(({ text }) => {
      if (/^git(?:\+(?:ssh|https?))?:\/\//.test(text)) return !text.includes('#');
      if (/^(?:~?\/|\.{1,2}\/|\.$)/.test(text) || /\.(?:tar|tar\.gz|tgz)$/.test(text)) return false;
      return !text.replace(/^@[^/]*/, '').includes('@');
    })
    .map((word) => ({
      word,
      alias: 'DL3016',
      example: `npm install ${word.text.replace(/#.*/, '')}${word.text.startsWith('git') ? '#' : '@'}<version>`,
    }));
}

function gem({ args }: Call): Unpinned[] {
  const end = args.findIndex(({ text }) => text === '--');
  const own = end < 0 ? args : args.slice(0, end);
  if (own.some(({ text }) => text === '-v' || /^--version(?:=|$)/.test(text))) return [];
  const [verb, ...gems] = plainWords(own, gemValued);
  if (verb?.text !== 'install' && verb?.text !== 'i') return [];
  return gems
    .filter(({ text }) => !text.includes(':') && !text.endsWith('.gem'))
    .map((word) => ({ word, alias: 'DL3028', example: `gem install ${word.text}:<version>` }));
}

function go({ args }: Call): Unpinned[] {
  const [verb, ...words] = plainWords(args, goValued);
  if (!/^(?:install|get|run)$/.test(verb?.text ?? '')) return [];
  // All that follows the package of `go run` belongs to the program.
  const packages = verb?.text === 'run' ? words.slice(0, 1) : words;
  return packages
    .filter(({ text }) => !/^(?:\.|\/)|\.go$|^tool$/.test(text) && !/@(?!latest$|none$)./.test(text))
    .map((word) => ({ word, alias: 'DL3062', example: `go ${verb?.text} ${word.text.replace(/@.*/, '')}@<version>` }));
}
