import assert from 'node:assert/strict';
import {
  appendFile,
  chmod,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { coverIds } from '../lessons/roadmap';
import { type CliBench, createCliBench, type Run } from './testing';

const solution = path.join('src', 'lessons', 'testing', 'pack', 'pin-versions', 'solution');

describe('the command line', function () {
  this.timeout(120_000);
  let bench: CliBench;
  before(async () => {
    bench = await createCliBench();
  });
  after(() => bench?.dispose());

  const inRoot = (...parts: string[]) => path.join(bench.root, ...parts);
  const json = ({ stdout }: Run) => JSON.parse(stdout);
  /** A refusal: exit code 2, one plain message, nothing on standard output, no stack trace. */
  const refused = (run: Run, message: RegExp) => {
    assert.equal(run.code, 2, run.stderr);
    assert.match(run.stderr, message);
    assert.doesNotMatch(run.stderr, /\n\s+at /);
    assert.equal(run.stdout, '');
  };
  const startExercise = async (id: string, folder: string) => {
    const run = await bench.run(['start', id, folder, '--format', 'json']);
    assert.equal(run.code, 0, run.stderr);
    assert.deepEqual(json(run), { exercise: id, path: inRoot(folder) });
  };

  describe('usage', () => {
    it('shows its version and its help with examples', async () => {
      const { version } = JSON.parse(await readFile('package.json', 'utf8'));
      assert.equal((await bench.run(['--version'])).stdout, `${version}\n`);
      const help = await bench.run(['--help']);
      assert.equal(help.code, 0);
      for (const command of ['list', 'start', 'check', 'lint', 'rules', 'doctor', 'verify'])
        assert.match(help.stdout, new RegExp(`^  ${command} `, 'm'));
      assert.match(help.stdout, /Examples:\n {2}mlops-roadmap list/);
      assert.doesNotMatch(help.stdout, /index|schema/);
    });

    for (const [args, message] of [
      [['chekc'], /unknown command 'chekc'\n\(Did you mean check\?\)/],
      [['list', '--formt', 'json'], /unknown option '--formt'/],
      [['list', '--format', 'junit'], /no format `junit`\. It has: text, json\./],
      [['start', 'pin-version', 'x'], /There is no exercise `pin-version`\. Did you mean `pin-versions`\?/],
      [['start', 'secure-serving', 'x'], /planned and not yet written/],
      [['start', 'pin-versions'], /missing required argument 'dir'/],
      [['check', '.'], /is no exercise, nor in one\. Create one with `mlops-roadmap start/],
      [['lint', 'nowhere'], /`nowhere` is not there/],
      [['lint', '-'], /Say which language/],
      [['lint', '-', '--as', 'cobol'], /no language `cobol`\. Known: dockerfile, /],
      [['lint', '-', '--as'], /Name a language after --as\. Known: dockerfile, /],
      [['lint', '.', '--path', 'Dockerfile'], /goes with `-`/],
      [['rules', '--language', 'cobol'], /no language `cobol`/],
      [['lint', '.', '--rule', 'dockerfile/nope=off'], /no rule `dockerfile\/nope`/],
      [['lint', '.', '--rule', 'dockerfile/pinned-base=loud'], /should be <rule>=<severity>/],
      [['verify', '--jobs', 'many'], /should be a whole number/],
      [['list', '--pack', 'nowhere'], /The pack `.*nowhere` is not there/],
    ] as const)
      it(`refuses ${args.join(' ')}`, async () => refused(await bench.run(args), message));
  });

  describe('list', () => {
    it('holds the whole roadmap and what covers each id', async () => {
      const run = await bench.run(['list', '--format', 'json']);
      const { stages, covers } = json(run);
      assert.deepEqual(
        stages.map(({ id }: { id: string }) => id),
        ['stage-1', 'stage-2', 'stage-3', 'stage-4', 'stage-5'],
      );
      assert.deepEqual(Object.keys(covers), coverIds);
      assert.ok(covers.python.includes('pin-versions'));
      assert.deepEqual(covers.triton, []);
      const exercises = stages[0].topics[0].exercises;
      const { steps, ...pinned } = exercises.find(({ id }: { id: string }) => id === 'pin-versions');
      assert.deepEqual(pinned, {
        id: 'pin-versions',
        title: 'Pin what you install',
        summary: 'Name exact versions and say how to install them.',
        covers: ['python'],
        level: 1,
        minutes: 5,
        needs: ['git'],
        optional: false,
        pack: 'tiny',
        state: 'todo',
      });
      assert.deepEqual(steps, [
        { id: 'pinned', title: 'Pin the versions', done: false },
        { id: 'committed', title: 'Commit it', done: false },
      ]);
    });

    it('shows every stage as text, without colours in a pipe', async () => {
      const { stdout, code } = await bench.run(['list']);
      assert.equal(code, 0);
      for (const title of ['1 Prerequisites', '2 Core MLOps Topics', '5 Bonus Concepts'])
        assert.match(stdout, new RegExp(`^${title}$`, 'm'));
      assert.match(stdout, /· merge-branch +Merge a branch \(5 min, optional\)/);
      assert.equal(stdout.includes('\x1b'), false);
      const forced = { FORCE_COLOR: '1' };
      assert.ok((await bench.run(['list'], { env: forced })).stdout.includes('\x1b[1m'));
      assert.equal((await bench.run(['list'], { env: { ...forced, NO_COLOR: '1' } })).stdout.includes('\x1b'), false);
    });

    it('tells a broken manifest with its line and the nearest key, and hides no other', async () => {
      const pack = await bench.copyPack('broken pack');
      const file = path.join(pack, 'pin-versions', 'exercise.yaml');
      await writeFile(
        file,
        (await readFile(file, 'utf8')).replace('    hints: [guide/pinned', '    hint: [guide/pinned'),
      );
      const run = await bench.run(['list', '--format', 'json'], { packs: [pack] });
      assert.equal(run.code, 2);
      assert.match(run.stderr, /exercise\.yaml: line 16: .*[Uu]nknown key.*hint.*Did you mean .hints.\?/);
      const { covers } = json(run);
      assert.ok(covers.git.includes('merge-branch'));
      assert.equal(covers.python.includes('pin-versions'), false);
    });
  });

  describe('start and check', () => {
    it('creates a workspace, judges it, and keeps the evidence', async () => {
      await startExercise('pin-versions', 'mein Ördner/pin');
      assert.deepEqual((await readdir(inRoot('mein Ördner', 'pin'))).sort(), [
        '.git',
        '.mlops-roadmap',
        'data',
        'requirements.txt',
      ]);
      const first = await bench.run(['check', 'mein Ördner/pin', '--format', 'json']);
      assert.equal(first.code, 1);
      const report = json(first);
      assert.equal(report.exercise, 'pin-versions');
      assert.equal(report.passed, false);
      const [exact] = report.steps[0].checks;
      assert.deepEqual(
        [exact.id, exact.goal, exact.outcome, exact.message],
        ['exact', 'Every requirement names one version', 'failed', '`pandas` has no exact version.'],
      );
      const [{ path: file, line, column, rule, severity, url, fix }] = exact.findings;
      assert.deepEqual(
        { file, line, column, rule, severity, url, fix },
        {
          file: 'requirements.txt',
          line: 1,
          column: 1,
          rule: 'pin-versions/exact',
          severity: 'error',
          url: null,
          fix: null,
        },
      );

      await cp(solution, inRoot('mein Ördner', 'pin'), { recursive: true });
      const second = json(await bench.run(['check', '--format', 'json'], { cwd: 'mein Ördner/pin/data' }));
      assert.deepEqual(
        second.steps.map(({ id, passed }: { id: string; passed: boolean }) => [id, passed]),
        [
          ['pinned', true],
          ['committed', false],
        ],
      );
      const step = json(await bench.run(['check', 'mein Ördner/pin', '--step', '1', '--format', 'json']));
      assert.deepEqual([step.passed, step.steps.length], [true, 1]);
      const records = (await readFile(path.join(bench.home, 'progress.jsonl'), 'utf8')).trim().split('\n');
      const kinds = records.map((line) => JSON.parse(line)).filter(({ exercise }) => exercise === 'pin-versions');
      assert.deepEqual(
        kinds.map(({ kind, via }) => `${kind} ${via}`),
        ['started cli', 'check cli', 'check cli', 'step cli'],
      );
      const { stages } = json(await bench.run(['list', '--format', 'json']));
      const listed = stages[0].topics[0].exercises.find(({ id }: { id: string }) => id === 'pin-versions');
      assert.equal(listed.state, 'started');
    });

    it('goes on in a folder that was moved', async () => {
      await startExercise('merge-branch', 'before');
      await rename(inRoot('before'), inRoot('after it'));
      const run = await bench.run(['check', 'after it', '--format', 'json']);
      assert.deepEqual([run.code, json(run).exercise], [1, 'merge-branch']);
    });

    it('says of the solved workspace that all is well', async () => {
      const made = await bench.run(['start', 'merge-branch', 'solved', '--solution']);
      assert.match(made.stdout, /^Merge a branch is in solved, solved\.\n/);
      const run = await bench.run(['check', 'solved']);
      assert.equal(run.code, 0, run.stdout);
      assert.match(run.stdout, /2 of 2 checks passed · 1 of 1 step done\n?$/);
    });

    it('says how to make the Python environment of an exercise, and once it is there how to use it', async () => {
      const pack = await bench.copyPack('with environment');
      await writeFile(path.join(pack, 'pin-versions', 'environment.txt'), '# No package.\n');
      await appendFile(path.join(pack, 'pin-versions', 'exercise.yaml'), '\npython: environment.txt\n');
      const run = async (...args: string[]) => {
        const { code, stdout, stderr } = await bench.run(args, { packs: [pack] });
        assert.equal(code, 0, stderr);
        return stdout.split('\n').map((line) => line.trim());
      };
      const unprepared = await run('start', 'pin-versions', 'unprepared');
      assert.ok(unprepared.includes('Once:  mlops-roadmap prepare pin-versions'));
      const lines = await run('prepare', 'pin-versions');
      const first = lines.find((line) => line.startsWith('In this terminal, first: ')) ?? '';
      assert.ok(first.includes(path.join(bench.home, 'environments')), lines.join('\n'));
      const prepared = await run('start', 'pin-versions', 'prepared');
      assert.ok(prepared.includes(first), prepared.join('\n'));
      assert.doesNotMatch(prepared.join('\n'), /Once:/);
    }).timeout(300_000);

    it('starts nothing with --static, and says so', async () => {
      await startExercise('merge-branch', 'static');
      const report = json(await bench.run(['check', 'static', '--static', '--format', 'json']));
      assert.deepEqual(
        report.steps[0].checks.map(({ outcome }: { outcome: string }) => outcome),
        ['skipped', 'skipped'],
      );
      assert.equal(report.passed, false);
    });

    it('explains a failure in text: what was seen, where, why, what to try', async () => {
      await startExercise('pin-versions', 'text');
      const { stdout, code } = await bench.run(['check', 'text']);
      assert.equal(code, 1);
      assert.match(stdout, /✗ Every requirement names one version\n {4}Seen: `pandas` has no exact version\./);
      assert.match(stdout, /At: requirements\.txt:1:1/);
      assert.match(stdout, /Why: A build without versions/);
      assert.match(stdout, /Try: Write `pandas==2\.3\.3`/);
      assert.match(
        stdout,
        /\nNow: step 1 of \d, .+\n {2}Read: .+[\\/]guide[\\/].+\.md\n {2}Here: mlops-roadmap guide --step \S+\n {2}Hint: mlops-roadmap hint --step \S+$/m,
      );
    });

    it('refuses what is no place for a workspace, and changes nothing', async () => {
      await mkdir(inRoot('full'));
      await writeFile(inRoot('full', 'mine.txt'), 'mine');
      refused(await bench.run(['start', 'pin-versions', 'full']), /full is not empty: it holds `mine\.txt`/);
      refused(await bench.run(['start', 'pin-versions', 'full/mine.txt']), /is a file, not a folder/);
      assert.deepEqual(await readdir(inRoot('full')), ['mine.txt']);
    });

    it('says what is wrong with a marker', async () => {
      await startExercise('pin-versions', 'marked');
      const marker = inRoot('marked', '.mlops-roadmap', 'exercise.json');
      await writeFile(marker, '{"schema": 1, "exercise": "pin-version"}');
      refused(await bench.run(['check', 'marked']), /Did you mean `pin-versions`\?/);
      await writeFile(marker, '{"schema": 1, "exercise"');
      refused(await bench.run(['check', 'marked']), /is no valid JSON/);
      await writeFile(marker, '{"schema": 9, "exercise": "pin-versions"}');
      refused(await bench.run(['check', 'marked']), /newer version/);
      await writeFile(marker, '{"schema": 1, "exercise": "pin-versions", "pack": "tiny"}');
      refused(await bench.run(['check', 'marked'], { packs: [] }), /from the pack `tiny`, which is not loaded/);
      refused(
        await bench.run(['check', 'marked', '--step', 'pined']),
        /no step `pined`\. Its steps: pinned, committed\./,
      );
    });

    it('runs the checks though progress cannot be written', async () => {
      await startExercise('merge-branch', 'no progress');
      await mkdir(inRoot('stuck', 'progress.jsonl'), { recursive: true });
      const env = { MLOPS_ROADMAP_HOME: inRoot('stuck') };
      const run = await bench.run(['check', 'no progress'], { env });
      assert.equal(run.code, 1);
      assert.match(run.stdout, /0 of 2 checks passed|1 of 2 checks passed/);
      assert.match(run.stdout, /progress.*there is a folder of that name/);
    });

    it('ends what it started at Ctrl-C', async () => {
      const pack = await bench.copyPack('slow pack');
      const file = path.join(pack, 'pin-versions', 'exercise.yaml');
      const text = await readFile(file, 'utf8');
      const slow = `kind: process\n        with: { command: [sh, -c, 'echo $$ > "$PID_FILE"; sleep 60'], env: { PID_FILE: '${inRoot('pid')}' } }`;
      await writeFile(
        file,
        text.replace(/kind: git[\s\S]*$/, () => `${slow}\n`),
      );
      const made = await bench.run(['start', 'pin-versions', 'slow'], { packs: [pack] });
      assert.equal(made.code, 0, made.stderr);
      const child = bench.start(['check', 'slow'], { packs: [pack] });
      let stderr = '';
      child.stderr?.on('data', (chunk) => {
        stderr += chunk;
      });
      const pid = Number(await untilFile(inRoot('pid')));
      assert.doesNotThrow(() => process.kill(pid, 0));
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      child.kill('SIGINT');
      assert.equal(await ended, 130);
      assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
      assert.match(stderr, /^Stopped/m);
    });

    it('checks again when a file changes', async () => {
      await startExercise('pin-versions', 'watched');
      const child = bench.start(['check', 'watched', '--watch']);
      let stdout = '';
      const until = (pattern: RegExp) =>
        new Promise<void>((resolve) => {
          const look = () => {
            if (!pattern.test(stdout)) return;
            child.stdout?.off('data', look);
            resolve();
          };
          child.stdout?.on('data', look);
          look();
        });
      child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
        stdout += chunk;
      });
      await until(/0 of 3 checks passed[\s\S]*waiting for changes/);
      stdout = '';
      await appendFile(inRoot('watched', 'requirements.txt'), 'pandas==2.3.3\n');
      await until(/1 of 3 checks passed[\s\S]*waiting for changes/);
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      child.kill('SIGINT');
      assert.equal(await ended, 0);
    });
  });

  describe('reports for others', () => {
    before(() => startExercise('pin-versions', 'graded'));

    it('writes JUnit to a file and the text to the terminal', async () => {
      const args = ['check', 'graded', '--format', 'junit', '--output', 'reports/junit.xml'];
      const run = await bench.run(args);
      assert.equal(run.code, 1);
      assert.match(run.stdout, /0 of 3 checks passed/);
      const xml = await readFile(inRoot('reports', 'junit.xml'), 'utf8');
      assert.match(xml, /<testsuites name="mlops-roadmap pin-versions" tests="3" failures="3" errors="0" skipped="0"/);
      assert.match(
        xml,
        /<testcase name="Every requirement names one version" classname="pin-versions\.pinned"[^>]* file="graded\/requirements\.txt" line="1">/,
      );
      assert.match(xml, /<failure message="`pandas` has no exact version\." type="failure">/);
    });

    it('writes SARIF with places', async () => {
      const log = json(await bench.run(['check', 'graded', '--format', 'sarif']));
      assert.equal(log.version, '2.1.0');
      const [run] = log.runs;
      assert.deepEqual(
        run.tool.driver.rules.map(({ id }: { id: string }) => id),
        ['pin-versions/exact', 'pin-versions/explained', 'pin-versions/nothing-left'],
      );
      const { ruleIndex, level, locations } = run.results[0];
      assert.deepEqual([ruleIndex, level], [0, 'error']);
      const { artifactLocation, region } = locations[0].physicalLocation;
      assert.deepEqual([artifactLocation.uri, region.startLine], ['graded/requirements.txt', 1]);
    });

    it('writes annotations for GitHub', async () => {
      const { stdout } = await bench.run(['check', 'graded', '--format', 'github']);
      assert.match(
        stdout,
        /^::error file=graded\/requirements\.txt,line=1,endLine=1,col=1,endColumn=\d+,title=Every requirement names one version::`pandas` has no exact version\.%0ATry: /,
      );
    });
  });

  describe('lint', () => {
    const bad = 'FROM python:latest\r\nCOPY . .\r\nCMD ["uvicorn", "app:app", "--host", "127.0.0.1"]\r\n';

    it('reads standard input', async () => {
      const run = await bench.run(['lint', '-', '--as', 'dockerfile', '--format', 'json'], { input: bad });
      assert.equal(run.code, 1);
      const findings = json(run);
      const base = findings.find(({ rule }: { rule: string }) => rule === 'dockerfile/pinned-base');
      assert.deepEqual(Object.keys(base).sort(), [
        'aliases',
        'column',
        'endColumn',
        'endLine',
        'fix',
        'line',
        'message',
        'path',
        'rule',
        'severity',
        'url',
        'why',
      ]);
      assert.deepEqual([base.path, base.line, base.aliases.includes('DL3007')], ['-', 1, true]);
      const good = await bench.run(['lint', '-', '--as', 'dockerfile'], { input: '# nothing yet\n' });
      assert.equal(good.code, 0, good.stdout);
    });

    it('walks folders without what Git ignores, and passes over what is no text', async () => {
      const repository = inRoot('répo');
      for (const folder of ['.git', 'service', 'old/deep', 'node_modules/x', 'env', '.github/workflows'])
        await mkdir(path.join(repository, folder), { recursive: true });
      await writeFile(path.join(repository, '.gitignore'), 'old/*\n!old/deep/\n');
      await writeFile(path.join(repository, 'old', 'deep', '.gitignore'), 'Dockerfile\n');
      await writeFile(path.join(repository, 'env', 'pyvenv.cfg'), '');
      for (const folder of ['service', 'old', 'old/deep', 'node_modules/x', 'env'])
        await writeFile(path.join(repository, folder, 'Dockerfile'), bad);
      await writeFile(path.join(repository, 'Dockerfile'), Buffer.from('FROM a\0b'));
      await writeFile(path.join(repository, 'service', 'Dockerfile.big'), `FROM scratch\n${'#'.repeat(1 << 20)}\n`);
      await writeFile(path.join(repository, '.github', 'workflows', 'ci.yml'), 'on: push\njobs: {}\n');
      await writeFile(path.join(repository, 'values.yaml'), 'a: 1\n');
      const run = await bench.run(['lint', 'répo', '--format', 'json']);
      const files = new Set(json(run).map(({ path: file }: { path: string }) => file));
      assert.ok(files.has('répo/service/Dockerfile'));
      assert.deepEqual(
        [...files].filter((file) => String(file).endsWith('Dockerfile')),
        ['répo/service/Dockerfile'],
      );
      assert.match(run.stderr, /Passed over répo.Dockerfile: it is binary/);
      assert.match(run.stderr, /Passed over répo.service.Dockerfile\.big: it has 1\.0 MB/);
      assert.equal(run.code, 1);
    });

    it('applies the safe fixes and keeps line ends', async () => {
      await mkdir(inRoot('fix'));
      await writeFile(inRoot('fix', 'Dockerfile'), bad);
      const count = async () => json(await bench.run(['lint', 'fix', '--format', 'json'])).length;
      const before = await count();
      const safe = json(await bench.run(['lint', 'fix', '--format', 'json'])).filter(
        ({ fix }: { fix: { safe: boolean } | null }) => fix?.safe,
      );
      assert.ok(safe.length > 0);
      const run = await bench.run(['lint', 'fix', '--fix']);
      assert.match(run.stdout, /\d+ fix(es)? applied/);
      assert.ok((await count()) < before);
      const text = await readFile(inRoot('fix', 'Dockerfile'), 'utf8');
      assert.notEqual(text, bad);
      assert.match(text, /\r\n/);
    });

    it('takes severities, and tells a file that it cannot read', async () => {
      await writeFile(inRoot('one.Dockerfile'), 'FROM python:latest\n');
      const off = ['lint', 'one.Dockerfile', '--rule', 'dockerfile/pinned-base=off', '--format', 'json'];
      assert.equal(
        json(await bench.run(off)).some(({ rule }: { rule: string }) => rule === 'dockerfile/pinned-base'),
        false,
      );
      await writeFile(inRoot('bytes.bin'), Buffer.from([0, 1, 2]));
      const run = await bench.run(['lint', 'bytes.bin', '--as', 'dockerfile']);
      assert.equal(run.code, 2);
      assert.match(run.stderr, /Passed over bytes\.bin: it is binary/);
    });
  });

  describe('lint as a repository wants it', () => {
    const base = 'dockerfile/pinned-base';
    type Found = { path: string; rule: string; severity: string };
    const found = (run: Run) =>
      json(run)
        .filter(({ rule }: Found) => rule === base)
        .map(({ path: file, severity }: Found) => `${file} ${severity}`);
    const write = async (files: Readonly<Record<string, string | Buffer>>) => {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(path.dirname(inRoot(name)), { recursive: true });
        await writeFile(inRoot(name), content);
      }
    };

    it('takes severities, languages, overrides and what to ignore from the nearest configuration', async () => {
      await write({
        'conf/.git/HEAD': '',
        'conf/.mlops-roadmap.yml': `severity:
  ${base}: error
languages:
  'deploy/*.tpl': dockerfile
overrides:
  - files: research
    severity: { ${base}: information }
  - files: [old]
    severity: { 'dockerfile/*': off }
ignore: [vendor/]
`,
        'conf/Dockerfile': 'FROM python\n',
        'conf/deploy/image.tpl': 'FROM python\n',
        'conf/research/Dockerfile': 'FROM python\n',
        'conf/old/Dockerfile': 'FROM python\n',
        'conf/vendor/Dockerfile': 'FROM python\n',
        'conf/own/.mlops-roadmap.yaml': 'languages: { dockerfile: off }\n',
        'conf/own/Dockerfile': 'FROM python\n',
        'conf/apart/.git/HEAD': '',
        'conf/apart/Dockerfile': 'FROM python\n',
      });
      const expected = ['conf/Dockerfile error', 'conf/apart/Dockerfile warning', 'conf/deploy/image.tpl error'];
      const run = await bench.run(['lint', 'conf', '--format', 'json']);
      assert.deepEqual(found(run), [...expected, 'conf/research/Dockerfile information']);
      assert.equal(run.stderr, '');
      const rule = await bench.run([
        'lint',
        'conf',
        '--rule',
        'dockerfile/*=off',
        '--rule',
        `${base}=hint`,
        '--format',
        'json',
      ]);
      assert.deepEqual(new Set(json(rule).map(({ severity }: Found) => severity)), new Set(['hint']));
      const named = await bench.run(['lint', 'conf/vendor/Dockerfile']);
      assert.deepEqual(
        [named.code, named.stderr],
        [0, 'Passed over conf/vendor/Dockerfile: .mlops-roadmap.yml ignores it.\n'],
      );
      const twice = await bench.run(['lint', 'conf/Dockerfile', './conf/Dockerfile', '--format', 'json']);
      assert.deepEqual(found(twice), ['conf/Dockerfile error']);
    });

    it('tells what is wrong in a configuration, once and with its place, and goes on', async () => {
      await write({
        'wrong/.mlops-roadmap.yml': `severity:\n  dockerfile/pined-base: off\n  ${base}: error\n`,
        'wrong/Dockerfile': 'FROM python\n',
        'wrong/b/Dockerfile': 'FROM python\n',
      });
      const run = await bench.run(['lint', 'wrong', '--format', 'json']);
      assert.equal(run.code, 2);
      assert.equal(
        run.stderr.replaceAll('\\', '/'),
        'wrong/.mlops-roadmap.yml:2:3: There is no rule `dockerfile/pined-base`. Did you mean `dockerfile/pinned-base`?\n',
      );
      assert.deepEqual(found(run), ['wrong/Dockerfile error', 'wrong/b/Dockerfile error']);
    });

    it('looks at standard input as the file that it stands for', async () => {
      const input = 'FROM python\n';
      const run = await bench.run(['lint', '-', '--path', 'conf/research/Dockerfile', '--format', 'json'], { input });
      assert.deepEqual(found(run), ['conf/research/Dockerfile information']);
      const ignored = await bench.run(['lint', '-', '--path', 'conf/vendor/Dockerfile'], { input });
      assert.equal(ignored.code, 0);
      refused(
        await bench.run(['lint', '-', '--path', 'notes.txt'], { input }),
        /The name notes\.txt is of no language/,
      );
    });

    it('fixes many files and keeps line ends, byte order mark, mode and links', async () => {
      const text =
        '\ufeffFROM python:3.12\r\nRUN pip install a==1\r\nRUN apt-get update && apt-get install git=1\r\nCMD python app.py\r\n';
      await write({ 'many/a/Dockerfile': text, 'many/b/Dockerfile': text, 'many/c/Dockerfile': 'FROM scratch\n' });
      await chmod(inRoot('many/a/Dockerfile'), 0o755);
      await symlink(inRoot('many/b/Dockerfile'), inRoot('many/link.Dockerfile'));
      const run = await bench.run(['lint', 'many', 'many/link.Dockerfile', '--fix']);
      assert.match(run.stdout, /\d+ fixes applied in 2 files\./);
      const fixed = await readFile(inRoot('many/a/Dockerfile'), 'utf8');
      assert.notEqual(fixed, text);
      assert.equal(fixed[0], '\ufeff');
      assert.equal(fixed.replaceAll('\r\n', '').includes('\n'), false);
      assert.equal((await stat(inRoot('many/a/Dockerfile'))).mode & 0o777, 0o755);
      assert.ok((await lstat(inRoot('many/link.Dockerfile'))).isSymbolicLink());
      assert.equal(await readFile(inRoot('many/b/Dockerfile'), 'utf8'), fixed);
      assert.deepEqual(
        (await readdir(inRoot('many/a'))).filter((name) => name.endsWith('.tmp')),
        [],
      );
      const again = await bench.run(['lint', 'many', '--fix']);
      assert.doesNotMatch(again.stdout, /applied/);
    });

    it('does not fix what it would damage', async () => {
      const latin = Buffer.from('FROM python:3.12\n# caf\xe9\nCMD python app.py\n', 'latin1');
      await write({ 'latin/Dockerfile': latin });
      const run = await bench.run(['lint', 'latin', '--fix']);
      assert.equal(run.code, 2);
      assert.match(run.stderr, /Not fixed: latin.Dockerfile is not in UTF-8/);
      assert.deepEqual(await readFile(inRoot('latin/Dockerfile')), latin);
    });

    it('comes to an end with odd and huge files, or says why not', async () => {
      const bomb = `on: push\na: &a [${'x,'.repeat(50)}]\n${Array.from({ length: 12 }, (_, i) => `b${i}: &b${i} [${`*${i ? `b${i - 1}` : 'a'},`.repeat(50)}]`).join('\n')}\njobs: *b11\n`;
      await write({
        'odd/big.Dockerfile': 'RUN x\n'.repeat(2_000_000),
        'odd/lines.Dockerfile': `FROM python\n${'RUN x\n'.repeat(100_000)}`,
        'odd/long.Dockerfile': `FROM python\nRUN ${'x && '.repeat(100_000)}x\n`,
        'odd/cut.Dockerfile': `FROM python\nRUN ${'\\\n'.repeat(100_000)}`,
        'odd/nul.Dockerfile': Buffer.from('FROM python\n\0'),
        'odd/utf16.Dockerfile': Buffer.from('FROM python\n', 'utf16le'),
        'odd/surrogate.Dockerfile': Buffer.from([...Buffer.from('FROM python\n# '), 0xed, 0xa0, 0x80, 0x0a]),
        'odd/bom.Dockerfile': '\ufeffFROM python\r\n',
        'odd/cr.Dockerfile': 'FROM python\rRUN x\r',
        'odd/empty.Dockerfile': '',
        'odd/.github/workflows/bomb.yml': bomb,
        'odd/.github/workflows/deep.yml': `on: push\njobs: ${'['.repeat(50_000)}`,
        'odd/.github/workflows/long.yml': `on: push\njobs:\n${'  a:\n'.repeat(20_000)}`,
      });
      const run = await bench.run(['lint', 'odd', '--format', 'json']);
      assert.equal(run.code, 1, run.stderr);
      assert.deepEqual(
        run.stderr
          .trim()
          .split('\n')
          .map((line) => line.replace(/^Passed over odd.([\w]+).*: (it \w+ \w+).*$/, '$1: $2')),
        ['big: it has 12', 'nul: it is binary', 'utf16: it is binary'],
      );
      const files = new Set(found(run).map((line: string) => path.basename(line.split(' ')[0] ?? '', '.Dockerfile')));
      assert.deepEqual([...files].sort(), ['bom', 'cr', 'cut', 'lines', 'long', 'surrogate']);
      const input = await bench.run(['lint', '-', '--as', 'dockerfile'], { input: 'RUN x\n'.repeat(200_000) });
      assert.deepEqual([input.code, input.stderr], [2, 'Passed over -: it has 1.2 MB, and over 1 MB is not read.\n']);
    });

    it('shows the rules of one language', async () => {
      const rules = json(await bench.run(['rules', '--language', 'dockerfile', '--format', 'json']));
      assert.deepEqual(new Set(rules.map(({ language }: { language: string }) => language)), new Set(['dockerfile']));
      const text = await bench.run(['rules', '--language', 'dockerfile']);
      assert.match(text.stdout, /dockerfile\/pinned-base \(warning, DL3006, .*fixable\)\n/);
      assert.match(text.stdout, /media\/rules\/dockerfile\/pinned-base\.md/);
    });
  });

  describe('verify', () => {
    it('begins no mutant when its time is over, and says how many are left', async () => {
      const run = await bench.run(['verify', 'pin-versions', '--minutes', '0', '--format', 'json']);
      const { variants, counts } = json(run);
      assert.equal(run.code, 0);
      assert.ok(counts.late > 0 && counts.late === counts.skipped);
      const late = variants.filter((one: { late?: true }) => one.late);
      assert.ok(
        late.every(
          ({ variant, outcome }: { variant: string; outcome: string }) =>
            variant.startsWith('mutants/') && outcome === 'skipped',
        ),
      );
      assert.match(late[0].message, /not tried: the 0 minutes were over/);
      assert.ok(
        variants.some(
          ({ variant, outcome }: { variant: string; outcome: string }) =>
            variant === 'solution' && outcome === 'passed',
        ),
      );
      refused(await bench.run(['verify', 'pin-versions', '--minutes', 'few']), /should be a number from 0/);
    });

    it('counts what it tried', async () => {
      const run = await bench.run(['verify', 'pin-versions', 'merge-branch', '--real', '--format', 'json']);
      const { counts, variants } = json(run);
      const failures = variants.filter(({ outcome }: { outcome: string }) => outcome !== 'passed');
      assert.deepEqual(failures, []);
      assert.equal(run.code, 0);
      const { seconds, ...others } = counts;
      assert.ok(seconds >= 0);
      assert.deepEqual(others, {
        exercises: 2,
        steps: 3,
        checks: 5,
        mutants: 10,
        alternatives: 2,
        passed: 21,
        reused: 0,
        failed: 0,
        skipped: 0,
        late: 0,
      });
    });

    it('takes over what passed earlier, and says so, until something changes', async () => {
      const pack = await bench.copyPack('reused pack');
      const words = ['verify', 'pin-versions', '--real', '--only', 'mutants/exact', '--reuse', inRoot('kept results')];
      const verify = async (...more: string[]) => {
        const run = await bench.run([...words, ...more], { packs: [pack] });
        assert.equal(run.code, 0, run.stdout);
        return run;
      };
      const counts = async () => {
        const { passed, reused } = json(await verify('--format', 'json')).counts;
        return [passed, reused];
      };
      assert.deepEqual(await counts(), [2, 0]);
      assert.deepEqual(await counts(), [2, 2]);
      const { stdout } = await verify();
      assert.match(stdout, /: 2 passed \(of these 2 in an earlier run of the same content\), 0 failed, 0 skipped\n$/);
      assert.match(stdout, /✓ pin-versions mutants\/exact--a-range passed earlier on the same content\n/);
      await writeFile(path.join(pack, 'pin-versions', 'starter', 'requirements.txt'), 'pandas\n# Later.\n');
      assert.deepEqual(await counts(), [2, 0]);
    });

    it('lets a mutant begin where the solution ends, with what lies beside it', async () => {
      const pack = await bench.copyPack('solved pack');
      const folder = path.join(pack, 'merge-branch');
      const action = (code: string) => `- [node, -e, ${JSON.stringify(code)}]\n`;
      // Counts how often the solution's actions run.
      const solution = path.join(folder, 'solution', 'variant.yaml');
      const count = inRoot('solved count');
      const once = `require('fs').writeFileSync('../beside', 'x', { flag: 'wx' });require('fs').appendFileSync(${JSON.stringify(count)}, 'x')`;
      await writeFile(solution, (await readFile(solution, 'utf8')) + action(once));
      for (const name of ['on-main--left-afterwards', 'on-main--left-again']) {
        await mkdir(path.join(folder, 'mutants', name));
        const read = action("require('fs').readFileSync('../beside')");
        const text = `base: solved\nafter:\n${read}- [git, switch, -q, seed]\n`;
        await writeFile(path.join(folder, 'mutants', name, 'variant.yaml'), text);
      }
      const words = ['verify', 'merge-branch', '--real', '--only', 'on-main--left-a', '--format', 'json'];
      const run = await bench.run(words, { packs: [pack] });
      assert.deepEqual(
        json(run).variants.map(({ outcome, message }: Record<string, string>) => [outcome, message]),
        [
          ['passed', ''],
          ['passed', ''],
        ],
      );
      assert.equal(await readFile(count, 'utf8'), 'x');
    });

    it('finds a mutant that passes, one that breaks more, and a solution that does not hold', async () => {
      const pack = await bench.copyPack('weak pack');
      const folder = path.join(pack, 'pin-versions');
      await cp(path.join(folder, 'solution'), path.join(folder, 'mutants', 'exact--only-in-a-comment'), {
        recursive: true,
      });
      await rm(path.join(folder, 'mutants', 'explained--empty', 'README.md'));
      await writeFile(
        path.join(folder, 'mutants', 'explained--empty', 'variant.yaml'),
        'delete: [README.md, requirements.txt]\n',
      );
      await writeFile(path.join(folder, 'guide', 'left-over.md'), 'Nobody shows this page.\n');
      await writeFile(path.join(folder, 'left-over.txt'), 'Nobody names this file.\n');
      await mkdir(path.join(folder, 'mutants', 'exact--nothing-in-it'));
      const run = await bench.run(['verify', 'pin-versions', '--real', '--format', 'json'], { packs: [pack] });
      assert.equal(run.code, 1);
      const failures = json(run).variants.filter(({ outcome }: { outcome: string }) => outcome === 'failed');
      const messages = Object.fromEntries(
        failures.map(({ variant, message }: { variant: string; message: string }) => [variant, message]),
      );
      assert.deepEqual(Object.keys(messages).sort(), [
        'mutants/exact--nothing-in-it',
        'mutants/exact--only-in-a-comment',
        'mutants/explained--empty',
        'structure',
      ]);
      assert.match(messages['mutants/exact--only-in-a-comment'], /`exact` must fail, but it passed/);
      assert.match(messages['mutants/explained--empty'], /these failed too: exact/);
      assert.match(messages['structure'], /guide\/left-over\.md is shown by no step/);
      assert.match(
        messages['structure'],
        /nothing names left-over\.txt; mutants\/exact--nothing-in-it changes nothing/,
      );
    });
  });

  // Mocha runs what stands beside the groups first, so the rest is a group too: progress is shared.
  describe('the other commands', () => {
    it('lists every rule', async () => {
      const rules = json(await bench.run(['rules', '--format', 'json']));
      assert.ok(rules.length >= 20);
      for (const rule of rules) {
        assert.deepEqual(Object.keys(rule), [
          'id',
          'language',
          'severity',
          'aliases',
          'summary',
          'why',
          'url',
          'fixable',
        ]);
        assert.ok((await stat(path.join('media', 'rules', `${rule.id}.md`))).isFile());
        assert.ok(rule.url.endsWith(`/media/rules/${rule.id}.md`));
      }
    });

    it('examines the machine', async () => {
      const run = await bench.run(['doctor', '--format', 'json']);
      const git = json(run).tools.find(({ id }: { id: string }) => id === 'git');
      assert.deepEqual([git.found, git.usable, git.unmet], [true, true, []]);
      assert.ok(git.neededBy.includes('merge-branch'));
      const pack = await bench.copyPack('future pack');
      const file = path.join(pack, 'merge-branch', 'exercise.yaml');
      await writeFile(file, (await readFile(file, 'utf8')).replace('git>=2.20', 'git>=99'));
      const future = await bench.run(['doctor'], { packs: [pack] });
      assert.equal(future.code, 1);
      assert.match(future.stdout, /✗ Git .*\n\s+merge-branch needs >=99, this is \d/);
    });

    it('gives hints one after the other and counts them', async () => {
      await startExercise('merge-branch', 'hinted');
      const env = { MLOPS_ROADMAP_HOME: inRoot('hint home') };
      for (const number of [1, 2, 3, 3])
        assert.match(
          (await bench.run(['hint', 'hinted'], { env })).stdout,
          new RegExp(`Merge the branch, hint ${number} of 3`),
        );
      const records = (await readFile(inRoot('hint home', 'progress.jsonl'), 'utf8')).trim().split('\n');
      assert.deepEqual(
        records.map((line) => JSON.parse(line).hint),
        [1, 2, 3],
      );
    });

    it('shows the page of the step that is open, or of the one that is named', async () => {
      await startExercise('merge-branch', 'guided');
      const env = { MLOPS_ROADMAP_HOME: inRoot('guide home') };
      const page = async (folder: string) => (await bench.run(['guide', folder], { env })).stdout;
      assert.match(await page('guided'), /^# .+\n/);
      refused(await bench.run(['guide', 'guided', '--step', '9'], { env }), /has no step `9`\. Its steps: /);
      await startExercise('pin-versions', 'first time');
      await writeFile(inRoot('first time', 'requirements.txt'), 'pandas==2.3.3\n');
      await writeFile(inRoot('first time', 'README.md'), 'pip install -r requirements.txt\n');
      await bench.run(['check', 'first time'], { env });
      await startExercise('pin-versions', 'second time');
      const [first, second] = [await page('first time'), await page('second time')];
      assert.notEqual(first, second, 'what was done in another folder is not done here');
    });

    it('resets a file and keeps what was there', async () => {
      await startExercise('pin-versions', 'reset');
      await writeFile(inRoot('reset', 'requirements.txt'), 'my own work\n');
      refused(await bench.run(['reset', '--dir', 'reset']), /Name what to reset/);
      const { keptIn, restored } = json(
        await bench.run(['reset', 'requirements.txt', '--dir', 'reset', '--format', 'json']),
      );
      assert.deepEqual(restored, ['requirements.txt']);
      assert.equal(await readFile(path.join(keptIn, 'requirements.txt'), 'utf8'), 'my own work\n');
      assert.equal(await readFile(inRoot('reset', 'requirements.txt'), 'utf8'), 'pandas\n');
    });

    it('keeps the schema of manifests and the list of kinds up to date', async () => {
      const { generatedFiles } = await import('./commands/write-schema');
      for (const [file, text] of await generatedFiles())
        assert.equal(await readFile(file, 'utf8'), text, `${file}: run \`node dist/cli.js schema\``);
    });
  });
});

/** Waits for a file to have content, by looking; gives up with the test's own time limit. */
async function untilFile(file: string): Promise<string> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.trim()) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
