import { componentsOf } from './kfp';
import type { PythonRule } from './rule';

const makers = new Set(['kfp.components.create_component_from_func', 'kfp.components.func_to_container_op']);

/** The packages of a component are installed each time that it runs. */
export const kfpUnpinnedPackages: PythonRule = {
  id: 'python/kfp-unpinned-packages',
  summary: 'Pin the packages that a component installs.',
  why: 'A component installs its packages at each run: the same pipeline with the same data gives another model on the day after a release of scikit-learn, or fails in the night.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    const calls = [
      ...componentsOf(document).flatMap((component) => component.arguments ?? []),
      ...document.calls.filter(({ name }) => name !== undefined && makers.has(name)),
    ];
    const seen = new Set<number>();
    for (const call of calls) {
      const given = call.keywords.get('packages_to_install')?.value;
      const list = given?.name === 'VariableName' ? document.valueOf(given) : given;
      if (list?.name !== 'ArrayExpression') continue;
      for (const item of list.getChildren('String')) {
        const text = document.textOf(item)?.trim();
        if (!text || seen.has(item.from) || /[=@/\\]|\.whl|\{/.test(text.replace(/[<>]=|!=/g, ''))) continue;
        seen.add(item.from);
        yield {
          span: { start: item.from, end: item.to },
          message:
            `\`${text}\` is installed in whatever version is newest when the component runs. Pin it, e.g. \`${text.split(/[<>!~ ;]/)[0]}==1.2.3\`.`.slice(
              0,
              400,
            ),
        };
      }
    }
  },
};
