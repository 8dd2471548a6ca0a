import { access, constants } from 'node:fs/promises';
import path from 'node:path';

const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What keeps Chromium quiet and able to run as root, without a display, on a small machine. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
];

/** Finds a Chromium or Chrome: `$CHROMIUM`, else the usual names; `undefined` when there is none. */
export async function findChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const candidates = [
    ...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []),
    ...names.flatMap((name) => ['/usr/bin', ...folders].map((folder) => path.join(folder, name))),
    ...(process.platform === 'darwin' ? macApplications : []),
  ];
  for (const candidate of candidates) {
    const works = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (works) return candidate;
  }
  return undefined;
}

/** Starts a headless Chromium under Playwright; throws, saying what to install, when there is none. */
export async function launchChromium(options = {}) {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium found. Install Chromium or Chrome, or set CHROMIUM to its path.');
  const { chromium } = await import('playwright-core');
  // Signals are the caller's: by itself Playwright would end the process in the middle of the caller's clean-ups.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, args: chromiumArguments, headless: true, ...signals, ...options });
}
