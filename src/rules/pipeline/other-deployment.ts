/** Whether a job's name says that what it brings out is no model: a site, a manual, a package, or that it only prepares or tells. */
export function deploysOther(name: string): boolean {
  return /(^|[^a-z])(pages?|sites?|websites?|docs?|documentation|storybook|blog|package|pypi|checkout|clone|notify|frontend)([^a-z]|$)/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1 $2'),
  );
}
