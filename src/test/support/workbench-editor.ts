import type { Locator, Page } from 'playwright-core';
import type { Workbench } from './workbench';

/** The text editor that is in front. */
export class WorkbenchEditor {
  private readonly page: Page;
  private readonly editor: Locator;

  constructor(private readonly workbench: Workbench) {
    this.page = workbench.page;
    this.editor = this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** Opens a file of the workspace by its path and waits until its tab is the active one. */
  async open(file: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(file);
    const name = file.split('/').at(-1) ?? file;
    const row = this.workbench.quickPickRows().filter({ hasText: name }).first();
    await row.waitFor();
    await row.click();
    await this.tab(name).and(this.page.locator('.active')).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** A tab by the name it shows. */
  tab(name: string): Locator {
    return this.page.locator(`.tabs-container .tab[data-resource-name=${JSON.stringify(name)}]`);
  }

  /** The lines that are on the screen, top to bottom. */
  async visibleLines(): Promise<string[]> {
    const lines = await this.editor.locator('.view-lines .view-line').evaluateAll((elements) =>
      elements.map((element) => ({
        top: Number.parseFloat((element as unknown as { style: { top: string } }).style.top),
        text: element.textContent ?? '',
      })),
    );
    return lines.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' '));
  }

  /** A line on the screen by a part of its text, to wait for an edit that VS Code makes. */
  line(text: string): Locator {
    return this.editor.locator('.view-lines .view-line').filter({ hasText: text });
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget input').first().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.workbench.statusBarItem(new RegExp(`Ln ${line}, Col ${column}`)).waitFor();
  }

  /** Types at the cursor, key by key, as a person would: brackets may close by themselves. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Replaces the whole text. */
  async replaceAll(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  /** Saves the file, which must have changes, and waits until its tab no longer says so. */
  async save(): Promise<void> {
    const tab = this.page.locator('.editor-group-container.active .tab.active');
    const dirty = tab.and(this.page.locator('.dirty'));
    await dirty.waitFor();
    await this.page.keyboard.press('Control+S');
    await dirty.waitFor({ state: 'hidden' });
  }

  /** Shows the hover at the cursor; its parts come one after the other, so wait for the text that matters. */
  async hover(): Promise<Locator> {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+I');
    const hover = this.page.locator('.monaco-editor-hover, .monaco-resizable-hover').first();
    await hover.waitFor();
    return hover;
  }

  /** Opens the menu of quick fixes at the cursor and returns its entries' titles. */
  async quickFixes(): Promise<string[]> {
    await this.page.keyboard.press('Control+.');
    const rows = this.quickFixRows();
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map((text) => text.trim());
  }

  /** Applies a quick fix of the menu that `quickFixes` opened, by keys: a block over the menu takes mouse clicks. */
  async applyQuickFix(title: string): Promise<void> {
    const rows = this.quickFixRows();
    const wanted = rows.filter({ hasText: title }).first();
    for (let step = await rows.count(); step >= 0; step--) {
      if (await wanted.evaluate((row) => row.classList.contains('focused'))) break;
      if (step === 0) throw new Error(`The quick fix ${title} cannot be reached.`);
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'hidden' });
  }

  private quickFixRows(): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  /** The squiggles of a severity that are on the screen. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }
}
