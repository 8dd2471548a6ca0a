import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach } from 'mocha';
import type { Workbench } from './workbench';

const themes = ['light', 'dark', 'high contrast'] as const;

/** Takes a picture of the window in each theme when pictures are wanted (`npm run screenshots`); the window ends in the dark theme. */
export async function takePictures(workbench: Workbench, name: string): Promise<void> {
  const folder = process.env['MLOPS_ROADMAP_SCREENSHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  for (const theme of themes) {
    await workbench.setTheme(theme);
    // Colours of webviews and decorations follow the theme a little later, without an event.
    await workbench.page.waitForTimeout(700);
    await workbench.screenshot(path.join(folder, `${name}-${theme.replace(' ', '-')}.png`));
  }
  await workbench.setTheme('dark');
}

/** After each test of the suite that fails, a picture of the window goes to `out/ui-failures`, named after the test. */
export function keepPicturesOfFailures(window: () => Workbench | undefined): void {
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const folder = path.resolve('out/ui-failures');
    await mkdir(folder, { recursive: true });
    const name = this.currentTest.title.replace(/[^\w]+/g, '-').slice(0, 60);
    await window()?.screenshot(path.join(folder, `${name}.png`));
  });
}
