// Compares our findings on the workflows of a folder with those of actionlint, line by line.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const usage = `node scripts/compare-actionlint.mjs DIR [--actionlint PROGRAM] [--show found|missed|extra] [--kind KIND]
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
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter').replace(/\.js$/, '.cjs') },
});
process.chdir(root);
const { githubActions, lintDocument } = require(outfile);
const parse = await githubActions.load();

const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
const theirs = new Map(files.map((name) => [name, []]));
for (let from = 0; from < files.length; from += 200) {
  const some = files.slice(from, from + 200).map((name) => path.join(folder, name));
  const run = spawnSync(values.actionlint, ['-shellcheck=', '-pyflakes=', '-format', '{{json .}}', ...some], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  for (const { filepath, line, kind, message } of JSON.parse(run.stdout || '[]'))
    theirs.get(path.basename(filepath))?.push({ line, kind, message });
}

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
for (const name of files) {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const source = { path: `.github/workflows/${name}`, text };
  const ours = lintDocument(parse(source), githubActions.rules, {
    onRuleError: (rule, error) => console.error(name, rule, error),
  }).map((finding) => ({ ...finding, line: text.slice(0, finding.span.start).split('\n').length }));
  const expected = theirs.get(name) ?? [];
  const lines = new Set(ours.map(({ line }) => line));
  for (const { line, kind, message } of expected) {
    const what = lines.has(line) ? 'found' : 'missed';
    count(kinds, kind, what);
    if (values.show === what && (!values.kind || values.kind === kind))
      shown.push(`${name}:${line} [${kind}] ${message}`);
  }
  const known = new Set(expected.map(({ line }) => line));
  if (expected.length === 0) {
    correct++;
    if (ours.some(({ severity }) => severity === 'error')) wronged++;
  }
  for (const { line, rule, severity, message } of ours) {
    const what = known.has(line) ? 'shared' : 'extra';
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
