import { writeFileSync } from 'node:fs';

type Trust = 'trusted' | 'restricted';

/** A test file, loaded once Mocha's functions are there. */
export interface Suite {
  readonly trust: readonly Trust[];
  load(): Promise<unknown>;
}

/**
 * Runs the suites that fit the workspace's trust (`$MLOPS_ROADMAP_TEST_TRUST`), only tests whose title contains
 * `$MLOPS_ROADMAP_TEST_GREP` if that is set, and writes the counts to `$MLOPS_ROADMAP_TEST_RESULTS`. Rejects when a
 * test failed or none ran.
 */
export async function runSuites(suites: readonly Suite[]): Promise<void> {
  const trust: Trust = process.env['MLOPS_ROADMAP_TEST_TRUST'] === 'restricted' ? 'restricted' : 'trusted';
  const { default: Mocha } = await import('mocha');
  const grep = process.env['MLOPS_ROADMAP_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: false,
    timeout: 60_000,
    ...(grep ? { fgrep: grep } : {}),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const suite of suites) if (suite.trust.includes(trust)) await suite.load();
  const skipped: string[] = [];
  const stats = await new Promise<Mocha.Stats>((resolve, reject) => {
    const runner = mocha.run(() =>
      runner.stats ? resolve(runner.stats) : reject(new Error('Mocha counted nothing.')),
    );
    runner.on('pending', (test) => skipped.push(`skipped: ${test.fullTitle()}`));
  });
  const { passes: passed, failures: failed } = stats;
  const file = process.env['MLOPS_ROADMAP_TEST_RESULTS'];
  if (file) writeFileSync(file, JSON.stringify({ passed, failed, skipped: skipped.length, reasons: skipped }, null, 2));
  if (failed > 0) throw new Error(`${failed} tests failed.`);
  if (passed === 0) throw new Error('No test ran.');
}
