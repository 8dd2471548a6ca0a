import { scalarOf } from '../../parse/triton';
import type { TritonRule } from './rule';

/** A model is called as its folder is. */
export const folderName: TritonRule = {
  id: 'triton/folder-name',
  summary: 'Call a model as its folder is called.',
  why: 'Triton refuses a model whose name differs from its folder. It happens when a folder is copied for a new version, and shows only when the server starts.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ proto: { root }, source: { path, text } }) {
    const name = scalarOf(root, 'name');
    // Only in a model repository is the folder's name the model's.
    const folder = /(?:^|[\\/])[\w.-]*model[_-]?repo[\w.-]*[\\/]([^\\/$]+)[\\/]config\.pbtxt$/i.exec(path)?.[1];
    if (name?.kind !== 'text' || name.value === '' || !folder || folder === name.value || name.value.includes('$'))
      return;
    yield {
      span: name.span,
      message: `The folder is called \`${folder}\`, and Triton refuses a model of another name. Write \`${folder}\`, or leave \`name\` out.`,
      fix: {
        title: `Write ${folder}`,
        edits: [{ span: name.span, text: text[name.span.start] === "'" ? `'${folder}'` : `"${folder}"` }],
        safe: false,
      },
    };
  },
};
