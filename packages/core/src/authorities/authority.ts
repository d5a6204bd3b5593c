/** One council for one stretch of dates: a council that was reorganised has two. */
export interface Authority {
  /** The code returns are filed under (`102`, `Z9D4Z`). A string, and not a key over time. */
  readonly code: string;
  readonly name: string;
  readonly officialName: string;
  /** GSS code in force at the end of its dates; empty where none was issued. */
  readonly gss: string;
  /** Other GSS codes it has had under the same name. */
  readonly formerGss: readonly string[];
  readonly region: string;
  /** Kind of council, as the national tables group them. */
  readonly type: string;
  /** First and last ISO day, inclusive; `""` is open. */
  readonly from: string;
  readonly to: string;
  /** Names of the councils that took over its area. */
  readonly successors: readonly string[];
  readonly predecessors: readonly string[];
  /** Every spelling known, its name included. */
  readonly names: readonly string[];
}

/** What a code or name says about who sent a return, on a day. */
export type Resolution =
  | { readonly kind: "found"; readonly authority: Authority }
  /** Known, but not on that day: `others` are those it names, `successors` who has the area now. */
  | { readonly kind: "not-then"; readonly others: readonly Authority[]; readonly successors: readonly string[] }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Authority[] }
  /** `nearest` are up to three known names that look alike. */
  | { readonly kind: "unknown"; readonly nearest: readonly string[] };
