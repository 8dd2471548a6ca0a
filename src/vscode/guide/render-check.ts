import { escapeHtml, inlineCode } from './escape-html';
import type { CheckState, GuideCheck } from './guide-model';
import { icon } from './icon';

const words: Readonly<Record<CheckState, string>> = {
  passed: 'met',
  failed: 'not met',
  blocked: 'cannot be checked here',
  skipped: 'not checked yet',
  running: 'being checked',
  unknown: 'not checked yet',
};

/** One check as a list item: its goal and state, and, where it is unmet, what was seen, expected, why it matters and what to try. */
export function renderCheck(check: GuideCheck): string {
  const { goal, state, message } = check;
  const head = `${icon(state)}<span class="goal">${inlineCode(goal)}</span> <span class="state">${words[state]}</span>`;
  const said = message ? `<p class="message">${inlineCode(message)}</p>` : '';
  const body = said + renderDetails(check);
  if (body === '') return `<li class="check ${state}"><div class="head">${head}</div></li>`;
  const open = state === 'failed' || state === 'blocked' ? ' open' : '';
  const key = escapeHtml(`check-${check.id}`);
  return `<li class="check ${state}"><details data-details="${key}"${open}><summary class="head" data-key="${key}">${head}</summary><div class="body">${body}</div></details></li>`;
}

function renderDetails({ state, message, expected, actual, why, try: next, places }: GuideCheck): string {
  const rows: [string, string][] = [];
  if (state === 'failed') {
    if (actual) rows.push(['Seen', `<code>${escapeHtml(actual)}</code>`]);
    if (expected) rows.push(['Expected', `<code>${escapeHtml(expected)}</code>`]);
    rows.push(['Why', inlineCode(why)], ['Try', inlineCode(next)]);
  } else if (state === 'passed' || state === 'skipped' || state === 'unknown') {
    rows.push(['Why', inlineCode(why)]);
  }
  const list = rows.map(([term, text]) => `<div><dt>${term}</dt><dd>${text}</dd></div>`).join('');
  const links = places.map(
    ({ path, line, message: fact }) =>
      `<li><button type="button" class="link" data-path="${escapeHtml(path)}" data-line="${line}">${escapeHtml(path)}:${line}</button> ${fact === message ? '' : inlineCode(fact)}</li>`,
  );
  const where = links.length > 0 ? `<ul class="places">${links.join('')}</ul>` : '';
  return `${where}${list === '' ? '' : `<dl>${list}</dl>`}`;
}
