import { readFile, writeFile } from 'node:fs/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { WorkbenchEditor } from './workbench-editor';
import { WorkbenchViews } from './workbench-views';

const themes = {
  light: { name: 'Default Light Modern', css: 'vs' },
  dark: { name: 'Default Dark Modern', css: 'vs-dark' },
  'high contrast': { name: 'Default High Contrast', css: 'hc-black' },
} as const;

/** The window of a real VS Code, as a person at the keyboard has it. Every wait ends with an event or with an error. */
export class Workbench {
  readonly editor: WorkbenchEditor;
  readonly views: WorkbenchViews;
  private readonly quickInput: Locator;

  constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly settingsFile: string,
  ) {
    this.editor = new WorkbenchEditor(this);
    this.views = new WorkbenchViews(this);
    this.quickInput = page.locator('.quick-input-widget');
  }

  /** Opens a folder of this machine in the window and waits until the explorer shows it. */
  async openFolder(folder: string): Promise<void> {
    await this.page.goto(`${this.url}/?folder=${encodeURIComponent(folder)}`);
    await this.page.locator('.monaco-workbench .explorer-folders-view').waitFor();
    // The window listens to keys once it has restored itself, which is when the status bar counts the problems.
    await this.page.locator('.statusbar-item[id="status.problems"]').waitFor();
  }

  /** Runs a command by its title in the palette, e.g. `View: Toggle Terminal`, once the palette knows it. */
  async runCommand(title: string): Promise<void> {
    const row = this.quickPickRows().filter({ hasText: title }).first();
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('F1');
      await this.typeIntoQuickInput(`>${title}`);
      // An open palette does not learn of the commands of an extension that arrives later, so it is opened again.
      // A window that is still restoring itself may close the palette again.
      const isTaken = await row.click({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
      if (isTaken) return;
      await this.page.keyboard.press('Escape');
      if (attempt === 10) throw new Error(`The palette has no command ${title}.`);
    }
  }

  /** The rows of the quick pick that is open. */
  quickPickRows(): Locator {
    return this.quickInput.locator('.quick-input-list .monaco-list-row');
  }

  /** Takes the row with this label in the quick pick that is open or about to open, by keyboard: a row's hover may lie over the next one. */
  async pick(label: string): Promise<void> {
    const row = this.quickPickRows().filter({ hasText: label }).first();
    // A long list renders the rows that are seen; typing brings the one that is meant.
    await this.quickPickRows().first().waitFor();
    await this.typeIntoQuickInput(label);
    await row.waitFor();
    await row.and(this.page.locator('.focused')).waitFor();
    await this.page.keyboard.press('Enter');
    await row.waitFor({ state: 'hidden' });
  }

  /** Fills the input box that is open or about to open, and confirms it. */
  async enterInput(text: string): Promise<void> {
    await this.typeIntoQuickInput(text);
    await this.page.keyboard.press('Enter');
  }

  private async typeIntoQuickInput(text: string): Promise<void> {
    await this.quickInput.locator('input').first().fill(text);
  }

  /** The notifications that show a text; each holds its buttons. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  /** Waits for a notification with a text and presses one of its buttons. */
  async answerNotification(text: string | RegExp, button: string): Promise<void> {
    await this.notification(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** The document of a webview by the title of its tab, inside the two frames that VS Code puts around it. */
  async webview(title: string): Promise<FrameLocator> {
    const outer = this.page.locator('iframe.webview.ready');
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      for (let index = 0; index < (await outer.count()); index++) {
        const frame = outer.nth(index).contentFrame();
        const inner = frame.locator(`iframe#active-frame[title=${JSON.stringify(title)}]`);
        if (await inner.count()) return inner.contentFrame();
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`No webview has the title ${title}.`);
  }

  /** Sets a colour theme and waits until the window wears it. */
  async setTheme(theme: keyof typeof themes): Promise<void> {
    await this.setSettings({ 'workbench.colorTheme': themes[theme].name });
    await this.page.locator(`.monaco-workbench.${themes[theme].css}`).waitFor();
  }

  /** Writes settings of the machine beside the ones that are there; VS Code notices by itself. */
  async setSettings(settings: Record<string, unknown>): Promise<void> {
    const present = JSON.parse(await readFile(this.settingsFile, 'utf8')) as Record<string, unknown>;
    await writeFile(this.settingsFile, JSON.stringify({ ...present, ...settings }));
  }

  /** The first entry of the status bar that shows a text; progress may show it too for a moment. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text }).first();
  }

  /** Saves a picture of the window. */
  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }
}
