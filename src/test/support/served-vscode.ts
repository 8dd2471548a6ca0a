import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { Workbench } from './workbench';

/** What a UI test may ask of the VS Code it gets. */
export interface ServedOptions {
  /** A folder whose copy is opened; without it the copy is an empty folder. */
  readonly from?: string;
  readonly version?: 'newest' | 'oldest';
  /** `false` opens the folder restricted. Default `true`. */
  readonly trusted?: boolean;
  readonly settings?: Record<string, unknown>;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The folder of the extension, default the repository. */
  readonly extension?: string;
}

/** A real VS Code in a headless browser, with folders of its own that are gone when it is closed. */
export interface ServedVscode {
  readonly workbench: Workbench;
  readonly page: Page;
  /** The copy that is open. */
  readonly workspace: string;
  /** What `MLOPS_ROADMAP_HOME` is inside. */
  readonly home: string;
  readonly url: string;
  close(): Promise<void>;
}

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

// The scripts are plain modules that the bundler must not take in: they find the repository by their own place.
async function loadScript<T>(name: string): Promise<T> {
  return import(pathToFileURL(path.resolve('scripts/lib', name)).href) as Promise<T>;
}

/** Starts a VS Code with the extension and opens a workspace in it; the working directory must be the repository. */
export async function serveVscode(options: ServedOptions = {}): Promise<ServedVscode> {
  const { launchChromium } = await loadScript<{ launchChromium(): Promise<Browser> }>('chromium.mjs');
  const { linkExtension } = await loadScript<{ linkExtension(dir: string, folder?: string): Promise<void> }>(
    'extension-install.mjs',
  );
  const { noGallery, startServer } = await loadScript<{
    noGallery: Record<string, string>;
    startServer(options: object): Promise<Server>;
  }>('vscode-server.mjs');

  const cleanUps: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };
  try {
    const place = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-ui-'));
    cleanUps.push(() => rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
    const serverDataDir = path.join(place, 'server');
    const workspace = path.join(place, 'workspace');
    const home = path.join(place, 'home', '.mlops-roadmap');
    await mkdir(path.join(place, 'home'));
    if (options.from) await cp(options.from, workspace, { recursive: true });
    else await mkdir(workspace);
    await linkExtension(serverDataDir, options.extension);
    const env = { ...noGallery, HOME: path.dirname(home), MLOPS_ROADMAP_HOME: home };
    const trust = options.trusted ?? true;
    const server = await startServer({
      version: options.version,
      serverDataDir,
      trust,
      driver: false,
      env,
      settings: options.settings,
    });
    cleanUps.push(server.stop);
    const browser = await launchChromium();
    cleanUps.push(() => browser.close());
    const page = await browser.newPage({ viewport: options.viewport ?? { width: 1400, height: 900 } });
    const workbench = new Workbench(page, server.url, path.join(serverDataDir, 'data/Machine/settings.json'));
    await workbench.openFolder(workspace);
    return { workbench, page, workspace, home, url: server.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
