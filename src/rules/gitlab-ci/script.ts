import { isMap, isSeq, type Node } from 'yaml';
import type { Problem } from '../../core/finding';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import type { YamlDocument } from '../../parse/yaml';
import { distinct } from '../distinct';
import type { GitlabRule } from './rule';

/** A job must have a script of texts, or trigger another pipeline. */
export const script: GitlabRule = {
  id: 'gitlab-ci/script',
  summary: 'Give each job a `script` of texts, or a `trigger`.',
  why: 'A line such as `- echo "MAE: 5"` is a mapping to YAML, not a text, and GitLab refuses the whole file: nothing is tested, evaluated or retrained until someone looks.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    yield* distinct(checkAll(document));
  },
};

function* checkAll(document: GitlabCiDocument): Generator<Problem> {
  const { yaml, jobs, complete, source } = document;
  if (!yaml) return;
  const groups = [...jobs.map(({ value }) => value), yaml.root, yaml.get(yaml.root, 'default')].flatMap((holder) =>
    ['before_script', 'script', 'after_script'].map((key) => yaml.get(holder, key)),
  );
  for (const group of groups) yield* checkLines(yaml, source.text, group);
  for (const { key, keySpan, value } of jobs) {
    if (key.startsWith('.') || key.startsWith('$')) continue;
    const [own, trigger] = [document.find(key, 'script') ?? document.find(key, 'run'), document.find(key, 'trigger')];
    if (!own && !trigger) {
      if (!complete || taggedOrOpen(yaml, value)) continue;
      yield {
        span: keySpan,
        message: `\`${key}\` has neither \`script\` nor \`trigger\`, so GitLab refuses the file. Give it one, or begin its name with a dot if it is a template.`,
        fix: {
          title: 'Make it a template',
          edits: [{ span: { start: keySpan.start, end: keySpan.start }, text: '.' }],
          safe: false,
        },
      };
    } else if (trigger && trigger !== 'unknown' && own && own !== 'unknown' && own.own && trigger.own) {
      yield {
        span: own.entry.keySpan,
        message: `\`${key}\` triggers another pipeline, and such a job can have no script. Move the script into a job before it.`,
      };
    }
  }
}

function* checkLines(yaml: YamlDocument, text: string, node: Node | undefined): Generator<Problem> {
  if (!isSeq(node) || node.tag === '!reference') return;
  for (const item of yaml.items(node)) {
    if (!isMap(item) || item.flow || item.items.length !== 1) continue;
    const [entry] = yaml.entries(item);
    if (!entry || entry.key === '') continue;
    const span = { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, yaml.spanOf(entry.value).end) };
    const written = text.slice(span.start, span.end);
    const quotable = !/[\r\n]/.test(written) && !/^['"]/.test(written);
    yield {
      span,
      message:
        'YAML reads this line as a mapping because of the colon and blank in it, and GitLab takes texts only. Put the whole line in single quotes.',
      ...(quotable && {
        fix: { title: 'Quote the line', edits: [{ span, text: `'${written.replace(/'/g, "''")}'` }], safe: false },
      }),
    };
  }
}

/** Whether the job is a reference, or so damaged that nothing is known of it. */
function taggedOrOpen(yaml: YamlDocument, node: Node | undefined): boolean {
  const followed = yaml.follow(node);
  return followed !== undefined && 'tag' in followed && String(followed.tag ?? '').startsWith('!');
}
