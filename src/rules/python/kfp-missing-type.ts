import { componentsOf, parametersOf } from './kfp';
import type { PythonRule } from './rule';

/** A component's arguments travel between containers, and their types say how. */
export const kfpMissingType: PythonRule = {
  id: 'python/kfp-missing-type',
  summary: 'Give each argument of a component a type.',
  why: 'The SDK refuses a component with an argument of no type when the module is imported, so not one step of the pipeline is compiled.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { definition } of componentsOf(document)) {
      for (const { name, text, isTyped, isStar } of parametersOf(document, definition)) {
        if (isTyped || isStar || text === 'self') continue;
        yield {
          span: { start: name.from, end: name.to },
          message: `\`${text}\` has no type, so the component cannot be made. Write e.g. \`${text}: str\` or \`${text}: dsl.Input[dsl.Dataset]\`.`,
        };
      }
    }
  },
};
