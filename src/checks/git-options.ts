/** Options of the kind `git`; every key is a clause, all must hold. */
export interface GitCheckOptions {
  readonly repository?: string;
  readonly clean?: true;
  readonly tracked?: readonly string[];
  readonly untracked?: readonly string[];
  readonly ignored?: readonly string[];
  readonly noConflictMarkers?: readonly string[];
  readonly branch?: { readonly current: string };
  readonly refs?: readonly { readonly name: string; readonly exists?: boolean }[];
  readonly ancestry?: readonly { readonly ancestor: string; readonly of: string; readonly not?: boolean }[];
  readonly tree?: readonly TreeClause[];
  readonly commits?: CommitsClause;
  readonly reverted?: { readonly subject: string; readonly on?: string };
  readonly reachable?: ReachableClause;
}

export interface TreeClause {
  readonly ref?: string;
  readonly path: string;
  readonly contains?: string;
  readonly not?: string;
  readonly absent?: boolean;
}

export interface CommitsClause {
  readonly on?: string;
  readonly since?: string;
  readonly min?: number;
  readonly max?: number;
  readonly messages?: string;
  readonly each?: { readonly maxFiles?: number; readonly onlyPaths?: readonly string[] };
  readonly merges?: boolean;
  readonly contains?: readonly {
    readonly subject?: string;
    readonly paths?: readonly string[];
    readonly onlyPaths?: boolean;
  }[];
}

export interface ReachableClause {
  readonly absentPaths?: readonly string[];
  readonly absentText?: readonly string[];
}
