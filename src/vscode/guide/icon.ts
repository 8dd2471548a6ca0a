import type { CheckState, GuideNotice } from './guide-model';

/** What an icon of the guide can say. */
export type IconName = CheckState | GuideNotice['kind'] | 'question';

const circle = '<circle cx="8" cy="8" r="6.3"/>';

const shapes: Readonly<Record<IconName, string>> = {
  passed: `${circle}<path d="m5 8.2 2.1 2.1L11 6.1"/>`,
  failed: `${circle}<path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4"/>`,
  blocked: `${circle}<path d="m3.7 3.7 8.6 8.6"/>`,
  skipped: `${circle}<path d="M5.2 8h5.6"/>`,
  unknown: circle,
  running: '<path d="M8 1.7A6.3 6.3 0 1 1 1.7 8"/>',
  info: `${circle}<path d="M8 7.3v3.8M8 4.9v.2"/>`,
  warning: '<path d="M8 2 1.8 13.3h12.4zM8 6.3v3.2M8 11.3v.2"/>',
  question: `${circle}<path d="M6.2 6.3a1.8 1.8 0 1 1 2.7 1.6c-.6.3-.9.7-.9 1.3M8 11.3v.2"/>`,
};

/** A drawn icon in the colour that its class gives; hidden from screen readers, which are told in words. */
export function icon(name: IconName): string {
  return `<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
}
