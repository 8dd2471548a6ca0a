// What hints need of the rules, in one file of its own: `dist/rules-bundle.js` loads when a Dockerfile or a workflow opens, never before.
export { languageOf, languages } from '../../rules/languages';
export { lint } from '../../rules/lint';
export { pagePath } from '../../rules/page';
export { silence } from '../../rules/silence';
