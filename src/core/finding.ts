import type { Span } from './span';

/** error: will not work or leaks a secret · warning: hurts in production · information: better known · hint: style, off by default. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Severities from worst to mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Replaces the text of a span; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A change that resolves a finding. Edits of one file never overlap. */
export interface Fix {
  /** Imperative, e.g. `Pin the base image to python:3.12-slim`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Files to create or extend beside the document: path relative to its folder, whole new text. */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  /** Safe fixes keep the meaning of the file, so `lint --fix` and *Fix all* may apply them unasked. */
  readonly safe: boolean;
}

/** What a rule reports about one document: the fact, then the remedy. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
  readonly fix?: Fix;
  /** Those of the rule's aliases that say just this, where it has several; all of them when absent. */
  readonly aliases?: readonly string[];
}

/** A problem as every surface shows it: bound to a file and to the rule or check that found it. */
export interface Finding extends Problem {
  /** Path as the user named it, or relative to the workspace for checks; `/`-separated. */
  readonly path: string;
  /** Rule id (`dockerfile/pinned-base`) or check id (`image-build/image-builds`). */
  readonly rule: string;
  readonly severity: Severity;
  /** Other linters' ids for the same fact, e.g. `DL3006`. */
  readonly aliases: readonly string[];
  /** Why it matters for machine learning in production. */
  readonly why: string;
  /** Page that explains the rule; absent for checks. */
  readonly url?: string;
}
