/** Where the rules' pages can be read in a browser; the editor opens its own copy instead. */
export const documentationBase = 'https://github.com/mlops-roadmap/mlops-roadmap/blob/main/';

/** The page of a rule relative to the extension's folder, `/`-separated, e.g. `media/rules/dockerfile/pinned-base.md`. */
export function pagePath(ruleId: string): string {
  return `media/rules/${ruleId}.md`;
}

/** The address of a rule's page; `base` ends in `/`. */
export function pageUrl(ruleId: string, base: string = documentationBase): string {
  return base + pagePath(ruleId);
}
