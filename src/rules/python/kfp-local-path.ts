import { componentsOf } from './kfp';
import type { PythonRule } from './rule';

/** Folders of a person's own machine. */
const anywhere = /^(?:\/Users\/\w|\/content\/\w|\/mnt\/c\/|[A-Za-z]:[\\/]{1,2}\w)/;
const home = /^(?:\/home\/\w|~\/)/;

/** A step runs in a container, where the files of the machine that it was written on are not. */
export const kfpLocalPath: PythonRule = {
  id: 'python/kfp-local-path',
  summary: 'Give a component its files as inputs, not as paths of your machine.',
  why: 'The step runs in a container on another machine. A path of the laptop or the notebook is not there: the step fails in the cluster, or finds an old copy that someone baked into the image.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { definition, arguments: given } of componentsOf(document)) {
      // An image of one's own may well have a home folder with files in it.
      const hasImage = given?.keywords.has('base_image') || given?.keywords.has('target_image') || given?.isOpen;
      const strings: { from: number; to: number; path: string }[] = [];
      definition
        .getChild('Body')
        ?.cursor()
        .iterate((at) => {
          const path = at.name === 'String' ? document.textOf(at.node) : undefined;
          // A text that stands alone describes the function.
          if (path === undefined || at.node.parent?.name === 'ExpressionStatement' || /\s/.test(path)) return;
          if (anywhere.test(path) || (!hasImage && home.test(path))) strings.push({ from: at.from, to: at.to, path });
        });
      for (const { from, to, path } of strings)
        yield {
          span: { start: from, end: to },
          message: `\`${path.slice(0, 60)}\` is a path of one machine, and the step runs in a container on another. Make it an input (\`dsl.Input[dsl.Dataset]\`) or read it from a store.`,
        };
    }
  },
};
