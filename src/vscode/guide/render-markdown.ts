import MarkdownIt from 'markdown-it';

/** Commands that a guide page may link to; anything else in a page is shown as plain text. */
export const linkableCommands: readonly string[] = [
  'mlopsRoadmap.checkStep',
  'mlopsRoadmap.checkExercise',
  'mlopsRoadmap.showHint',
  'mlopsRoadmap.explainUnmet',
  'mlopsRoadmap.compareWithSolution',
  'mlopsRoadmap.prepareEnvironment',
  'mlopsRoadmap.runDoctor',
  'mlopsRoadmap.nextStep',
  'mlopsRoadmap.previousStep',
  'mlopsRoadmap.openProgressFile',
];

/** What a link of a guide page points at; `undefined` is a link that nobody may follow. */
export type LinkTarget =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'file'; readonly path: string; readonly line: number | undefined };

/** Reads a link of a guide page: `https:`, an allowed `command:`, or a file of the workspace (`src/train.py`, `src/train.py#L12`) that does not climb out of it. */
export function readLink(href: string): LinkTarget | undefined {
  const link = decode(href);
  if (link === undefined) return undefined;
  if (/^https?:\/\//i.test(link)) return { kind: 'web', url: link };
  const command = /^command:([\w.]+)$/.exec(link)?.[1];
  if (command) return linkableCommands.includes(command) ? { kind: 'command', command } : undefined;
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]|^#/i.test(link)) return undefined;
  const [, path = '', line] = /^([^#]*)(?:#L?(\d+))?/.exec(link) ?? [];
  if (path === '' || path.split(/[/\\]/).includes('..')) return undefined;
  return { kind: 'file', path: path.replace(/^\.\//, ''), line: line === undefined ? undefined : Number(line) };
}

/** Renders Markdown without HTML; `imageUri` gives the address of a local picture, `undefined` leaves its alternative text. */
export function renderMarkdown(text: string, imageUri: (path: string) => string | undefined = () => undefined): string {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.validateLink = (href) => readLink(href) !== undefined;
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules['image'] = (tokens, index) => {
    const token = tokens[index];
    const path = decode(String(token?.attrGet('src') ?? '')) ?? '';
    const uri = readLink(path)?.kind === 'file' ? imageUri(path) : undefined;
    const alt = escapeHtml(token?.content ?? '');
    return uri ? `<img src="${escapeHtml(uri)}" alt="${alt}">` : `<span class="missing-image">${alt}</span>`;
  };
  markdown.renderer.rules['fence'] = (tokens, index) => {
    const code = String(tokens[index]?.content ?? '');
    return `<div class="code"><pre tabindex="0"><code>${escapeHtml(code)}</code></pre><button type="button" class="copy" data-copy="${escapeHtml(code)}">Copy</button></div>\n`;
  };
  return markdown.render(text);
}

/** The page without a first heading that repeats a title which already stands above it. */
export function withoutTitle(page: string, title: string): string {
  const heading = /^\uFEFF?\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/.exec(page);
  if (!heading) return page;
  const same = heading[1]?.trim().toLowerCase() === title.trim().toLowerCase();
  return same ? page.slice(heading[0].length) : page;
}

function decode(href: string): string | undefined {
  try {
    return decodeURIComponent(href);
  } catch {
    return undefined;
  }
}
