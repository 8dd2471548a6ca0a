import { mkdir } from 'node:fs/promises';
import path from 'node:path';
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
