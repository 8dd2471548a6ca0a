import type { Locator, Page } from 'playwright-core';
import type { Workbench } from './workbench';

/** The side bar, the panel and what stands in them. */
export class WorkbenchViews {
  private readonly page: Page;

  constructor(private readonly workbench: Workbench) {
    this.page = workbench.page;
  }

  /** Opens a view container by the title of its icon in the activity bar. */
  async openContainer(title: string): Promise<void> {
    const icon = this.page
      .locator('.activitybar .action-item')
      .filter({ has: this.page.locator(`[aria-label^=${JSON.stringify(title)}]`) });
    await icon.first().waitFor();
    const isOpen = await icon.first().evaluate((element) => element.classList.contains('checked'));
    if (!isOpen) await icon.first().click();
    await icon.and(this.page.locator('.checked')).waitFor();
  }

  /** The rows of a tree view by the view's title, as far as they are on the screen. */
  treeRows(view: string): Locator {
    return this.page.locator(`.monaco-list[aria-label^=${JSON.stringify(view)}] .monaco-list-row`);
  }

  /** The row of a tree view whose label is exactly this. */
  treeRow(view: string, label: string): Locator {
    const name = this.page.locator('.label-name').getByText(label, { exact: true });
    return this.treeRows(view).filter({ has: name }).first();
  }

  /** Opens a closed row of a tree view until a row below it shows a text; a tree that is being drawn anew may close it again. */
  async expand(view: string, label: string, child: Locator): Promise<void> {
    const row = this.treeRow(view, label);
    await row.waitFor();
    for (let attempt = 1; ; attempt++) {
      if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
      const isShown = await child.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
      if (isShown) return;
      if (attempt === 10) throw new Error(`${label} shows nothing that is looked for.`);
    }
  }

  /** Opens the Problems panel; its rows carry what they say in `aria-label`, files and problems alike. */
  async problems(): Promise<Locator> {
    await this.workbench.runCommand('Problems: Focus on Problems View');
    const panel = this.page.locator('.markers-panel-container');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** Opens the Test Explorer; its rows carry label and state in `aria-label`. */
  async tests(): Promise<Locator> {
    await this.workbench.runCommand('Testing: Focus on Test Explorer View');
    const explorer = this.page.locator('.test-explorer');
    await explorer.waitFor();
    return explorer.locator('.monaco-list-row');
  }

  /** Opens a terminal and waits until its shell has drawn a prompt. */
  async openTerminal(): Promise<void> {
    await this.workbench.runCommand('Terminal: Create New Terminal');
    await this.page.locator('.terminal-wrapper.active .xterm-screen').waitFor();
  }
}
