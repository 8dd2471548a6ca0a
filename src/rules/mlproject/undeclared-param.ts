import { nearestName } from '../../core/nearest-name';
import type { MlprojectRule } from './rule';

/** What a command takes is declared. */
export const undeclaredParam: MlprojectRule = {
  id: 'mlproject/undeclared-param',
  summary: 'Declare the parameters that a command takes.',
  why: '`mlflow run` fails unless each caller knows to pass the parameter; nothing says that it exists or what it defaults to, and no run of the schedule passes it.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ yaml, entryPoints, source: { text } }) {
    if (!yaml) return;
    for (const { command, parameters } of entryPoints) {
      const span = yaml.spanOf(command);
      const declared = parameters.map(({ key }) => key);
      if (!command) continue;
      for (const match of text
        .slice(span.start, Math.min(span.end, span.start + 10_000))
        .matchAll(/(?<![{$])\{([A-Za-z_][\w-]*)\}(?!\})/g)) {
        const name = match[1] ?? '';
        if (declared.includes(name)) continue;
        const near = nearestName(name, declared);
        const start = span.start + match.index + 1;
        const place = { start, end: start + name.length };
        yield {
          span: place,
          message: `\`${name}\` is not among the parameters, so \`mlflow run\` fails unless the caller passes it. ${near ? `You may mean \`${near}\`.` : 'Declare it with a type and a default.'}`,
          ...(near && { fix: { title: `Write ${near}`, edits: [{ span: place, text: near }], safe: false } }),
        };
      }
    }
  },
};
