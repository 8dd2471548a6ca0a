import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { closest } from './shell-nodes';
import { shellScripts } from './shell-scripts';
import { variablesOf } from './shell-variables';

export const shellUnsetVariable: Rule<DockerfileDocument> = {
  id: 'dockerfile/shell-unset-variable',
  summary: 'Use only variables that something sets',
  why: 'A variable that nothing sets is empty, and the build goes on: the model is fetched from an address with a hole in it, or a folder name becomes `/`.',
  severity: 'warning',
  aliases: ['SC2154'],
  fixable: false,
  *check(document) {
    for (const script of shellScripts(document)) {
      if (!script.isRun) continue;
      const { assigned, isOpen } = variablesOf(script);
      if (isOpen) continue;
      const seen = new Set<string>();
      for (const node of script.all('simple_expansion', 'expansion')) {
        const name = node.children.find(({ type }) => type === 'variable_name');
        const text = name && script.textOf(name);
        // Names in upper case may come from the base image.
        if (!name || !text || !/[a-z]/.test(text) || seen.has(text)) continue;
        if (script.known.has(text) || assigned.has(text) || /^\$\{[!#]?\w+(?::?[-+?=]|\[)/.test(script.textOf(node)))
          continue;
        // Asking whether it is set is why one names an unset one.
        if (closest(node, 'test_command')) {
          seen.add(text);
          continue;
        }
        seen.add(text);
        yield {
          span: script.spanOf(node),
          message: `Nothing sets \`${text}\`, so this is empty. Set it in the same \`RUN\`, declare \`ARG ${text}\`, or correct the name.`,
        };
      }
    }
  },
};
