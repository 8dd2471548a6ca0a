import { nearestName } from '../../core/nearest-name';
import type { PrometheusRulesRule } from './rule';
import { alertTemplates } from './templates';
import { isVmalert } from './vmalert';

/** Functions of Go templates and of Prometheus. */
const functions = new Set(
  'and call html index slice js len not or print printf println urlquery eq ge gt le lt ne query first label value sortByLabel strvalue args title toUpper toLower match stripPort stripDomain safeHtml reReplaceAll graphLink tableLink parseDuration humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now pathPrefix externalURL tmpl if else end range with define template block break continue nil true false urlQueryEscape'.split(
    ' ',
  ),
);
const variables = new Set(['labels', 'value', 'externalLabels', 'externalURL']);

/** Templates of labels and annotations that cannot be filled in. */
export const template: PrometheusRulesRule = {
  id: 'prometheus-rules/template',
  summary: 'Write templates that Prometheus can fill in.',
  why: 'A template with a mistake makes Prometheus refuse the file, or the page says only that a template could not be expanded: at three in the morning nobody can tell which model it is about.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    if (isVmalert(document)) return;
    for (const { scalar, template: read } of alertTemplates(document)) {
      for (const { span, message } of read.problems) yield { span: scalar.spanAt(span.start, span.end), message };
      const own = new Set(
        read.actions.flatMap(({ code }) => [...code.matchAll(/\$(\w+)\s*(?:,|:=)/g)].map(([, name]) => name ?? '')),
      );
      for (const { code, codeStart } of read.actions) {
        if (code.startsWith('/*')) continue;
        for (const match of code.matchAll(/"(?:[^"\\]|\\.)*"|`[^`]*`|\$(\w+)|(?<![\w.$])([a-zA-Z]\w*)/g)) {
          const [whole, variable, name] = match;
          const start = codeStart + match.index;
          const span = scalar.spanAt(start, start + whole.length);
          if (variable !== undefined && !variables.has(variable) && !own.has(variable)) {
            const near = nearestName(variable, variables);
            yield {
              span,
              message: `There is no \`$${variable}\` in these templates, only ${[...variables].map((each) => `\`$${each}\``).join(', ')}. ${near ? `You may mean \`$${near}\`.` : 'Correct it.'}`,
              ...(near && { fix: { title: `Write $${near}`, edits: [{ span, text: `$${near}` }], safe: false } }),
            };
          } else if (name !== undefined && !functions.has(name)) {
            const near = nearestName(name, functions);
            yield {
              span,
              message: `There is no function \`${name}\` in these templates, so Prometheus refuses the file. ${near ? `You may mean \`${near}\`.` : 'Correct it.'}`,
              ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
            };
          }
        }
      }
    }
  },
};
