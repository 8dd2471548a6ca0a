/** One exercise as read from its `exercise.yaml`, with defaults filled in. Data, not code. */
export interface Exercise {
  readonly id: string;
  readonly title: string;
  /** One or two sentences for lists: what the learner will be able to do. */
  readonly summary: string;
  /** Ids of the roadmap, e.g. `mlflow`. */
  readonly covers: readonly string[];
  /** 1 one gap · 2 a decision · 3 a brief. */
  readonly level: 1 | 2 | 3;
  readonly minutes: number;
  readonly optional: boolean;
  /** Tools with version ranges. */
  readonly needs: readonly ToolNeed[];
  /** Requirements file of the prepared environment, relative to the exercise. */
  readonly python: string | undefined;
  /** Months of the story's data to generate into the workspace. */
  readonly data: readonly DataFile[];
  /** A Git history to build under the starter, relative to the exercise; see `lessons/history.ts`. `true`: one first commit of the starter's files. */
  readonly git: string | boolean;
  /** Permissions that files and folders of the workspace start with, in octal, where the system knows them. */
  readonly modes: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  /** Absolute folder of the exercise. */
  readonly folder: string;
  /** Name of the pack it comes from; the product's own is `mlops-roadmap`. */
  readonly pack: string;
  /** Id of the stage and topic under which the tree shows it first. */
  readonly topic: string;
}

export interface ToolNeed {
  readonly tool: string;
  /** npm semver range, e.g. `>=3.10`; `undefined` takes any. */
  readonly range: string | undefined;
}

export interface DataFile {
  /** Where in the workspace, `/`-separated. */
  readonly to: string;
  /** Month of the story, 1 to 12. */
  readonly month: number;
  readonly rows: number;
  /** Leave the label column out (`minutes`), as a month whose labels have not come yet. */
  readonly labels: boolean;
}

export interface Step {
  readonly id: string;
  readonly title: string;
  /** Markdown page relative to the exercise. */
  readonly guide: string;
  /** The file to open beside the guide, anchored by text. */
  readonly opens: { readonly file: string; readonly at: string | undefined } | undefined;
  /** Three Markdown pages, from nudge to near-solution. */
  readonly hints: readonly string[];
  readonly checks: readonly CheckSpec[];
}

export interface CheckSpec {
  readonly id: string;
  /** What holds when it passes, e.g. `The image builds from what Git tracks`. */
  readonly goal: string;
  readonly kind: string;
  /** Why it matters in production; shown with a failure. */
  readonly why: string;
  /** What to try when it fails; shown with a failure. */
  readonly try: string;
  /** Where a failure without a place of its own is shown. */
  readonly at: { readonly file: string; readonly text: string | undefined } | undefined;
  readonly with: unknown;
  /** Time limit; the kind's default when absent. */
  readonly seconds: number | undefined;
}
