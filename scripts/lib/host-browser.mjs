import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launchChromium } from './chromium.mjs';
import { linkExtension, repository } from './extension-install.mjs';
import { noGallery, startServer } from './vscode-server.mjs';

const limitMs = 15 * 60_000;
const endMark = '[the tests have ended]';

/** Runs the tests in the browser-served VS Code under a headless Chromium; throws when one fails. */
export async function runInBrowser({ version, restricted, tests, workspace, place, env, cleanUps }) {
  const serverDataDir = path.join(place, 'server');
  if (restricted) {
    await linkExtension(serverDataDir);
    await installStarter(path.join(serverDataDir, 'extensions'), tests);
  }
  const log = (text) => console.log(text);
  const server = await startServer({ version, serverDataDir, trust: !restricted, env: { ...env, ...noGallery }, log });
  cleanUps.push(server.stop);
  const browser = await launchChromium();
  cleanUps.push(() => browser.close());
  const page = await browser.newPage();
  let tellExit;
  const exit = new Promise((resolve) => {
    tellExit = resolve;
  });
  await page.exposeFunction('codeAutomationExit', tellExit);
  await page.exposeFunction('codeAutomationLog', (_type, args) => printHostOutput(args));
  let printed = Promise.resolve();
  if (restricted) {
    page.on('console', (message) => {
      printed = printed.then(() => printHostLine(message, tellExit)).catch(() => {});
    });
  }
  const address = new URL(server.url);
  address.searchParams.set('folder', workspace);
  if (!restricted) address.searchParams.set('payload', JSON.stringify(testPayload(address.host, tests)));
  await page.goto(address.href);
  const timer = new AbortController();
  const code = await Promise.race([
    exit,
    server.exited.then(() => 'The server ended before the tests did.'),
    delay(limitMs, 'The tests took too long.', { signal: timer.signal }),
  ]);
  timer.abort();
  if (code !== 0) throw new Error(typeof code === 'string' ? code : `The tests ended with ${code}.`);
}

/** What the workbench tells about itself in between: it comes by the same way as the tests' output. */
const ownReports =
  /^(Resolv|Creat|Ignoring fetching|Updating additional|\[(reconnection|AgentHost|AccountPolicyGate|Service Worker))/;

function printHostOutput(args) {
  if (!ownReports.test(String(args[0]))) console.log(...args);
}

function testPayload(authority, tests) {
  const remote = (file) => `vscode-remote://${authority}${file}`;
  return [
    ['extensionDevelopmentPath', remote(repository)],
    ['extensionTestsPath', remote(tests)],
  ];
}

/**
 * A second extension that starts the tests by itself: VS Code trusts every workspace while it runs tests in its own
 * way, so restricted mode can be met in this way only.
 */
async function installStarter(extensions, tests) {
  const folder = path.join(extensions, 'mlops-roadmap.test-starter-0.0.1');
  await mkdir(folder);
  const manifest = {
    name: 'test-starter',
    publisher: 'mlops-roadmap',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    main: './main.js',
    activationEvents: ['onStartupFinished'],
    capabilities: { untrustedWorkspaces: { supported: true } },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const main = `exports.activate = () => void require(${JSON.stringify(tests)}).run().then(
    () => console.log(${JSON.stringify(endMark)}, 0),
    (error) => console.log(${JSON.stringify(endMark)}, 1));`;
  await writeFile(path.join(folder, 'main.js'), main);
}

/** Prints what the extension host logged, which reaches the page's console with two styles before the arguments. */
async function printHostLine(message, tellExit) {
  const prefix = '%c[Extension Host] %c';
  if (!message.text().startsWith(prefix)) return;
  const [first, , , ...rest] = await Promise.all(message.args().map((handle) => handle.jsonValue()));
  const text = String(first).slice(prefix.length);
  if (text === endMark) tellExit(rest[0]);
  else console.log(text, ...rest);
}
