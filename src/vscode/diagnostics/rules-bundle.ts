// What hints need of the rules, in one file of its own: `dist/rules-bundle.js` loads when a file that has rules opens, never before.
export { chooseLanguage, chooseSeverities, createDecider } from '../../rules/hint-configuration';
export { languages } from '../../rules/languages';
export { lintDocument } from '../../rules/lint';
export { pagePath } from '../../rules/page';
export { readConfiguration } from '../../rules/read-configuration';
export { silence } from '../../rules/silence';
export { switchOff } from '../../rules/switch-off';
