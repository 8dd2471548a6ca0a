// Compares our findings on the workflows of a folder with those of actionlint, line by line.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleAliases } from './lib/bundle-aliases.mjs';

const usage = `node scripts/compare-actionlint.mjs DIR [--actionlint PROGRAM] [--show found|missed|extra|wronged] [--kind KIND]
Prints, for each kind of actionlint's, how many of its lines we report too; and our rules' lines that it does not report.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    actionlint: { type: 'string', default: 'actionlint' },
    show: { type: 'string', default: '' },
    kind: { type: 'string' },
  },
});
const [folder] = positionals;
if (!folder) {
  console.error(usage);
  process.exit(2);
}

const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const outfile = path.join(root, 'out', 'compare', 'lint.cjs');
mkdirSync(path.dirname(outfile), { recursive: true });
writeFileSync(
  path.join(root, 'out', 'compare', 'entry.ts'),
  `export { githubActions } from '../../src/rules/github-actions/language';\nexport { lintDocument } from '../../src/rules/lint';\n`,
);
await build({
  entryPoints: [path.join(root, 'out', 'compare', 'entry.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  alias: bundleAliases,
});
process.chdir(root);
const { githubActions, lintDocument } = require(outfile);
const parse = await githubActions.load();

const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
const theirs = new Map(files.map((name) => [name, []]));
/** For each line (from 1) of a block text the line of its `|`. */
function blockStarts(text) {
  const starts = new Map();
  let block;
  for (const [at, line] of text.split('\n').entries()) {
    const indent = line.search(/\S/);
    if (block && (indent < 0 || indent > block.indent)) {
      starts.set(at + 1, block.line);
      continue;
    }
    block = /:\s*[|>][-+\d]*\s*$/.test(line) ? { line: at + 1, indent } : undefined;
  }
  return starts;
}

/** Runs actionlint on some files; where it crashes, on halves of them until the one that it cannot bear is found. */
function runActionlint(names) {
  const run = spawnSync(
    values.actionlint,
    ['-shellcheck=', '-pyflakes=', '-format', '{{json .}}', ...names.map((name) => path.join(folder, name))],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (run.error) throw run.error;
  if (run.status === 0 || run.status === 1) {
    for (const { filepath, line, kind, message } of JSON.parse(run.stdout || '[]'))
      theirs.get(path.basename(filepath))?.push({ line, kind, message });
  } else if (names.length > 1) {
    const half = Math.ceil(names.length / 2);
    runActionlint(names.slice(0, half));
    runActionlint(names.slice(half));
  } else {
    console.log(`actionlint crashes on ${names[0]}`);
    theirs.delete(names[0]);
  }
}
for (let from = 0; from < files.length; from += 200) runActionlint(files.slice(from, from + 200));

const kinds = new Map();
const rules = new Map();
const shown = [];
let correct = 0;
let wronged = 0;
const count = (map, key, what) => {
  const entry = map.get(key) ?? {};
  entry[what] = (entry[what] ?? 0) + 1;
  map.set(key, entry);
};
for (const [name, expected] of theirs) {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const source = { path: `.github/workflows/${name}`, text };
  const ours = lintDocument(parse(source), githubActions.rules, {
    onRuleError: (rule, error) => console.error(name, rule, error),
  }).map((finding) => ({ ...finding, line: text.slice(0, finding.span.start).split('\n').length }));
  const lines = new Set(ours.map(({ line }) => line));
  const blocks = blockStarts(text);
  // Of commands in a block text actionlint names the line of its `|`.
  const commands = new Set(
    ours.filter(({ rule }) => rule.endsWith('/deprecated-command')).map(({ line }) => blocks.get(line)),
  );
  for (const { line, kind, message } of expected) {
    // In a block text actionlint counts from the line of its `|`, so it is one line too early.
    const isEarly = /:\s*[|>][-+\d]*\s*$/m.test(text.split('\n').slice(0, line).join('\n')) && lines.has(line + 1);
    const isCommand = kind === 'deprecated-commands' && commands.has(line);
    const what = lines.has(line) || isEarly || isCommand ? 'found' : 'missed';
    count(kinds, kind, what);
    if (values.show === what && (!values.kind || values.kind === kind))
      shown.push(`${name}:${line} [${kind}] ${message}`);
  }
  const known = new Set(expected.flatMap(({ line }) => [line, line + 1]));
  const knownBlocks = new Set(expected.filter(({ kind }) => kind === 'deprecated-commands').map(({ line }) => line));
  if (expected.length === 0) {
    correct++;
    if (ours.some(({ severity }) => severity === 'error')) wronged++;
    if (values.show === 'wronged')
      for (const { line, rule, severity, message } of ours)
        if (severity === 'error') shown.push(`${name}:${line} [${rule}] ${message}`);
  }
  for (const { line, rule, severity, message } of ours) {
    const isCommand = rule.endsWith('/deprecated-command') && knownBlocks.has(blocks.get(line));
    const what = known.has(line) || isCommand ? 'shared' : 'extra';
    count(rules, `${rule} (${severity})`, what);
    if (values.show === what && (!values.kind || rule.endsWith(values.kind) || severity === values.kind))
      shown.push(`${name}:${line} [${rule}] ${message}`);
  }
}
for (const line of shown) console.log(line);
console.log(
  `${files.length} files; ${correct} without a finding of actionlint's, ${wronged} of them with an error of ours`,
);
console.table(Object.fromEntries([...kinds].sort()));
console.table(Object.fromEntries([...rules].sort()));
