import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { repository } from './lib/extension-install.mjs';

const usage = `node scripts/compare-hadolint.mjs [--code DL3008] [--show N] DIR
Lints every file of DIR with \`hadolint\` (from PATH) and with dist/cli.js, all rules on, and lists the DL findings that
only one of the two has: \`theirs\` is missing here, \`ours\` is more than hadolint says. Build first (node esbuild.mjs).`;

const run = promisify(execFile);
const large = { maxBuffer: 1 << 28 };

/** For each line (from 1) the line that its instruction begins on. */
function instructionLines(text) {
  const mark = /^#\s*escape\s*=\s*`/im.test(text.slice(0, 200)) ? '`' : '\\';
  const lines = text.split('\n').map((line) => line.trimEnd());
  const starts = [0];
  let start = 0;
  let ends = [];
  for (const [at, line] of lines.entries()) {
    const isComment = /^\s*#/.test(line) || line.trim() === '';
    if (start === 0) start = at + 1;
    starts.push(start);
    if (ends.length > 0) {
      if (line.trim() === ends[0]) ends.shift();
      if (ends.length === 0) start = 0;
      continue;
    }
    const goesOn = line.endsWith(mark);
    if (goesOn || (isComment && start !== at + 1)) continue;
    const whole = lines.slice(start - 1, at + 1).join('\n');
    if (/^\s*(?:onbuild\s+)?(?:run|copy|add)\b/i.test(whole))
      ends = [...whole.matchAll(/(?<=\s)\d*<<-?["']?(\w+)["']?/g)].map(([, name]) => name);
    if (ends.length === 0) start = 0;
  }
  return starts;
}

async function lintWithHadolint(folder, files) {
  const { stdout } = await run(
    'hadolint',
    ['--no-fail', '--format', 'json', '--info', 'DL3057', '--info', 'DL1001', ...files],
    { ...large, cwd: folder },
  );
  return JSON.parse(stdout).map(({ file, line, code }) => ({ file, line, code }));
}

async function lintWithOurs(folder, files) {
  const cli = path.join(repository, 'dist', 'cli.js');
  const rules = JSON.parse((await run(process.execPath, [cli, 'rules', '--format', 'json'], large)).stdout);
  const hints = rules
    .filter(({ severity }) => severity === 'hint')
    .flatMap(({ id }) => ['--rule', `${id}=information`]);
  const args = [cli, 'lint', '--format', 'json', '--as', 'dockerfile', ...hints, ...files];
  const stdout = await run(process.execPath, args, { ...large, cwd: folder }).then(
    (done) => done.stdout,
    (error) => error.stdout,
  );
  return JSON.parse(stdout).flatMap(({ path: file, line, aliases }) => aliases.map((code) => ({ file, line, code })));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { code: { type: 'string' }, show: { type: 'string', default: '5' }, help: { type: 'boolean' } },
});
const [folder] = positionals;
if (values.help || folder === undefined) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}
const files = (await readdir(folder)).sort();
const [theirs, ours] = await Promise.all([lintWithHadolint(folder, files), lintWithOurs(folder, files)]);
const unread = new Set(theirs.filter(({ code }) => code === 'DL1000').map(({ file }) => file));
const starts = new Map();
for (const file of files) starts.set(file, instructionLines(await readFile(path.join(folder, file), 'utf8')));
const keysOf = (findings) =>
  new Set(
    findings
      .filter(
        ({ file, code }) => /^DL(?!1000)/.test(code) && !unread.has(file) && (!values.code || code === values.code),
      )
      .map(({ file, line, code }) => `${code} ${file}:${starts.get(file)?.[line] || line}`),
  );
const [left, right] = [keysOf(theirs), keysOf(ours)];
const tallies = new Map();
const tally = (key) => {
  const code = key.slice(0, key.indexOf(' '));
  if (!tallies.has(code)) tallies.set(code, { both: 0, theirs: [], ours: [] });
  return tallies.get(code);
};
for (const key of left) right.has(key) ? tally(key).both++ : tally(key).theirs.push(key);
for (const key of right) if (!left.has(key)) tally(key).ours.push(key);
console.log(`${files.length} files, ${unread.size} that hadolint cannot read`);
for (const [code, { both, theirs: more, ours: own }] of [...tallies].sort()) {
  console.log(`${code}  both ${both}  theirs ${more.length}  ours ${own.length}`);
  for (const [name, keys] of [
    ['theirs', more],
    ['ours', own],
  ])
    for (const key of keys.slice(0, Number(values.show))) console.log(`    ${name}: ${key}`);
}
