import type { Node } from 'yaml';
import { type Severity, severities } from '../core/finding';
import { nearestName } from '../core/nearest-name';
import type { Span } from '../core/span';
import { parseYaml, type YamlDocument, type YamlEntry } from '../parse/yaml';
import { emptyConfiguration, type HintConfiguration } from './hint-configuration';
import { languages } from './languages';
import type { SeverityMap } from './severity';

/** Something wrong in a configuration file, at its place. */
export interface ConfigurationProblem {
  readonly span: Span;
  readonly message: string;
}

const keys = ['severity', 'languages', 'overrides', 'ignore'] as const;
const levels: readonly string[] = [...severities, 'off'];

/** Reads the text of a `.mlops-roadmap.yml`. What is wrong is told with its place and left out; the rest holds. Never throws. */
export function readConfiguration(text: string): {
  readonly configuration: HintConfiguration;
  readonly problems: readonly ConfigurationProblem[];
} {
  const file = parseYaml(text);
  const [document] = file.documents;
  if (file.problems.length > 0 || !document) {
    // Those after the first are mostly its consequences.
    const problems = file.problems
      .slice(0, 1)
      .map(({ span, message }) => ({ span, message: `This is no valid YAML: ${message}` }));
    return { configuration: emptyConfiguration, problems };
  }
  return new Reader(document).read();
}

class Reader {
  private readonly problems: ConfigurationProblem[] = [];
  private readonly rules = languages.flatMap(({ rules }) => rules.map(({ id }) => id));
  private readonly languageIds = languages.map(({ id }) => id);

  constructor(private readonly document: YamlDocument) {}

  read(): ReturnType<typeof readConfiguration> {
    const found = this.fields(this.document.root, keys, 'the configuration');
    const configuration: HintConfiguration = {
      severity: this.severities(found.get('severity')),
      languages: this.languages(found.get('languages')),
      overrides: this.overrides(found.get('overrides')),
      ignore: this.globs(found.get('ignore')),
    };
    this.problems.sort((a, b) => a.span.start - b.span.start);
    return { configuration, problems: this.problems };
  }

  /** The entries of a mapping by key, with unknown ones told. */
  private fields(node: Node | undefined, known: readonly string[], where: string): Map<string, YamlEntry> {
    const found = new Map<string, YamlEntry>();
    for (const entry of this.mapping(node, where)) {
      const { key, keySpan } = entry;
      if (!known.includes(key)) this.tell(keySpan, `Unknown key \`${key}\` in ${where}.${near(key, known)}`);
      else if (found.has(key)) this.tell(keySpan, `The key \`${key}\` stands twice in ${where}. Keep one of them.`);
      else found.set(key, entry);
    }
    return found;
  }

  private mapping(node: Node | undefined, where: string): readonly YamlEntry[] {
    if (node === undefined || this.document.scalar(node) === null) return [];
    const isMapping = typeof this.document.toValue(node) === 'object' && !this.isList(node);
    if (!isMapping) this.tell(this.document.spanOf(node), `${capital(where)} must be a mapping of keys to values.`);
    return isMapping ? this.document.entries(node) : [];
  }

  private severities(entry: YamlEntry | undefined): SeverityMap {
    const map: Record<string, Severity | 'off'> = {};
    for (const { key, keySpan, value } of this.mapping(entry?.value, '`severity`')) {
      const level = this.document.scalar(value);
      if (!this.isRuleName(key)) {
        const known = key.endsWith('/*') ? this.languageIds.map((id) => `${id}/*`) : this.rules;
        this.tell(keySpan, `There is no rule \`${key}\`.${near(key, known)}`);
      } else if (typeof level !== 'string' || !levels.includes(level))
        this.tell(this.placeOf(value, keySpan), `\`${key}\` is \`${level ?? 'empty'}\`. ${oneOf(levels)}`);
      else map[key] = level as Severity | 'off';
    }
    return map;
  }

  private isRuleName(key: string): boolean {
    if (key === '*' || this.rules.includes(key)) return true;
    return key.endsWith('/*') && this.languageIds.includes(key.slice(0, -2));
  }

  private languages(entry: YamlEntry | undefined): Record<string, string> {
    const map: Record<string, string> = {};
    for (const { key, keySpan, value } of this.mapping(entry?.value, '`languages`')) {
      const name = this.document.scalar(value);
      const isId = this.languageIds.includes(key);
      const allowed = isId ? ['on', 'off'] : [...this.languageIds, 'off'];
      if (typeof name === 'string' && allowed.includes(name)) map[key] = name;
      else {
        // A misspelt language looks like a pattern that fits one name.
        const hint =
          !isId && (name === 'on' || name === 'off') ? near(key, this.languageIds) : near(String(name), allowed);
        this.tell(this.placeOf(value, keySpan), `\`${key}\` is \`${name ?? 'empty'}\`. ${oneOf(allowed)}${hint}`);
      }
      if (!isId && name === 'off' && /^[\w-]+$/.test(key) && nearestName(key, this.languageIds))
        this.tell(keySpan, `There is no language \`${key}\`.${near(key, this.languageIds)}`);
    }
    return map;
  }

  private overrides(entry: YamlEntry | undefined): HintConfiguration['overrides'] {
    if (entry?.value === undefined) return [];
    if (!this.isList(entry.value)) {
      this.tell(
        this.document.spanOf(entry.value),
        '`overrides` must be a list of entries with `files` and `severity`.',
      );
      return [];
    }
    return this.document.items(entry.value).flatMap((item) => {
      const found = this.fields(item, ['files', 'severity'], 'this override');
      const start = this.document.spanOf(item);
      for (const name of ['files', 'severity'])
        if (!found.has(name))
          this.tell(start, `This override has no \`${name}\`. It needs \`files\` and \`severity\`.`);
      const files = this.globs(found.get('files'));
      return files.length > 0 ? [{ files, severity: this.severities(found.get('severity')) }] : [];
    });
  }

  /** A list of globs, or a single one. */
  private globs(entry: YamlEntry | undefined): string[] {
    if (entry?.value === undefined) return [];
    const nodes = this.isList(entry.value) ? this.document.items(entry.value) : [entry.value];
    return nodes.flatMap((node) => {
      const glob = this.document.scalar(node);
      if (typeof glob === 'string' && glob.trim() !== '') return [glob];
      this.tell(
        this.document.spanOf(node),
        `Each entry of \`${entry.key}\` must be a path or a glob, e.g. \`vendor/**\`.`,
      );
      return [];
    });
  }

  private isList(node: Node): boolean {
    return Array.isArray(this.document.toValue(node));
  }

  private placeOf(node: Node | undefined, otherwise: Span): Span {
    const span = this.document.spanOf(node);
    return node && span.end > span.start ? span : otherwise;
  }

  private tell(span: Span, message: string): void {
    this.problems.push({ span, message });
  }
}

function oneOf(names: readonly string[]): string {
  return `It can be ${names.map((name) => `\`${name}\``).join(', ')}.`;
}

function near(word: string, known: readonly string[]): string {
  const found = nearestName(word, known);
  if (found !== undefined) return ` Did you mean \`${found}\`?`;
  return known.length > 0 && known.length <= 20 ? ` Known here: ${known.map((key) => `\`${key}\``).join(', ')}.` : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
