import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { type Requirement, readRequirements } from '../../parse/requirements';
import { optionValues, pipInstalls } from './installs';
import { requirementsFile } from './requirements-file';

export const unpinnedRequirements: Rule<DockerfileDocument> = {
  id: 'dockerfile/unpinned-requirements',
  summary: 'Pin the versions in the requirements file',
  why: 'Each build takes the newest of what is not pinned: the scikit-learn that reads the model is no longer the one that wrote it.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const instruction of document.instructions) {
      for (const install of pipInstalls(instruction)) {
        if (optionValues(install, '-c', '--constraint').length > 0) continue;
        for (const word of install.options) {
          const file = requirementsFile(document, instruction, install, word);
          const open = file && readRequirements(file.text).filter(isOpen);
          if (!file || !open?.[0] || /^\s*(?:-c|--constraint)\b/m.test(file.text)) continue;
          const [first] = open;
          const others = open.length > 1 ? ` and ${open.length - 1} more` : '';
          yield {
            span: word.span,
            message: `\`${file.path}\` does not pin \`${first.name}\` (line ${first.line})${others}: each build takes the newest. Pin the versions you tested with \`==\`, e.g. by \`pip freeze\` or \`uv pip compile\`.`,
          };
        }
      }
    }
  },
};

/** No specifier, or one that any later version fits. */
function isOpen({ specifier }: Requirement): boolean {
  return (
    specifier === '' ||
    specifier
      .replace(/[()]/g, '')
      .split(',')
      .every((part) => /^\s*(?:>=?|!=)/.test(part))
  );
}
