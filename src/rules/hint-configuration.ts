import type { Language } from '../core/rule';
import { languageOf, languages } from './languages';
import { pathGlobs } from './path-globs';
import { mergeSeverities, type SeverityMap } from './severity';

/** What a `.mlops-roadmap.yml`, or the settings of a user, say about hints. Paths are relative to the folder that the file stands in. */
export interface HintConfiguration {
  readonly severity: SeverityMap;
  /** Language id -> `on` or `off`; glob -> language id or `off`. */
  readonly languages: Readonly<Record<string, string>>;
  readonly overrides: readonly { readonly files: readonly string[]; readonly severity: SeverityMap }[];
  /** Globs of files that are not looked at. */
  readonly ignore: readonly string[];
}

/** A configuration that says nothing. */
export const emptyConfiguration: HintConfiguration = { severity: {}, languages: {}, overrides: [], ignore: [] };

/** Names under which a configuration is looked for in a folder, the first one first. */
export const configurationNames: readonly string[] = ['.mlops-roadmap.yml', '.mlops-roadmap.yaml'];

/** A configuration made ready for many files. */
export interface Decider {
  /** What holds for a file; `path` is relative to the configuration's folder, `/`-separated. */
  decide(path: string): Decision;
}

/** What a configuration says of one file. */
export interface Decision {
  readonly isIgnored: boolean;
  readonly severity: SeverityMap;
  /** The language that a glob gives the file, `off` for none; `undefined` when no glob speaks of it. */
  readonly mapped: string | undefined;
  /** Language id -> whether it is on. */
  readonly switched: ReadonlyMap<string, boolean>;
}

/** Compiles the globs of a configuration once. */
export function createDecider(configuration: HintConfiguration): Decider {
  const isIgnored = pathGlobs(configuration.ignore);
  const overrides = configuration.overrides.map(({ files, severity }) => ({ fits: pathGlobs(files), severity }));
  const switched = new Map<string, boolean>();
  const globs: { readonly fits: (path: string) => boolean; readonly language: string }[] = [];
  for (const [name, value] of Object.entries(configuration.languages)) {
    if (languages.some(({ id }) => id === name)) switched.set(name, value !== 'off');
    else globs.push({ fits: pathGlobs([name]), language: value });
  }
  return {
    decide: (path) => ({
      isIgnored: isIgnored(path),
      // The last that fits decides, as everywhere where order counts.
      mapped: globs.findLast(({ fits }) => fits(path))?.language,
      switched,
      severity: overrides
        .filter(({ fits }) => fits(path))
        .reduce((merged, { severity }) => mergeSeverities(merged, severity), configuration.severity),
    }),
  };
}

/**
 * The language in which a file is looked at, `undefined` for none; decisions go from weakest to strongest. `otherwise` is the language of a
 * file that none recognises.
 */
export function chooseLanguage(
  path: string,
  text: string | undefined,
  decisions: readonly Decision[],
  otherwise?: Language,
): Language | undefined {
  if (decisions.some(({ isIgnored }) => isIgnored)) return undefined;
  const mapped = decisions.findLast((decision) => decision.mapped !== undefined)?.mapped;
  if (mapped !== undefined) return languages.find(({ id }) => id === mapped);
  const own = languageOf(path, text) ?? otherwise;
  if (!own) return undefined;
  const isOn = decisions.findLast(({ switched }) => switched.has(own.id))?.switched.get(own.id) ?? true;
  return isOn ? own : undefined;
}

/** The severities under decisions from weakest to strongest. */
export function chooseSeverities(decisions: readonly Decision[]): SeverityMap {
  return decisions.reduce<SeverityMap>((merged, { severity }) => mergeSeverities(merged, severity), {});
}
