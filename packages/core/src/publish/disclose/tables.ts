/** The smallest thing counted: one council at the finest breakdown, in one version. */
export interface Leaf {
  readonly id: string;
  readonly value: bigint;
}

/** A number readers get, or would: a sum of leaves. */
export interface TableCell {
  readonly id: string;
  /** Ids of the leaves it adds up. Cells over the same leaves are one cell, whatever they are called. */
  readonly leaves: readonly string[];
  /** One of `Tables.levels`. */
  readonly level: string;
  /** How many breakdowns it is in: 0 for everyone, 2 for a client group by age. */
  readonly detail: number;
  /** What became of it in a version already published: it can be neither hidden nor shown after the fact. */
  readonly earlier?: "shown" | "rounded" | "hidden";
  /** Id of the same cell in the version before; their difference is protected too. */
  readonly follows?: string;
  /** The most it can be, where its mark tells readers so. */
  readonly atMost?: bigint;
}

/** A percentage of two cells. */
export interface Share {
  readonly id: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly places: number;
  /** Worked from exact values, or from the numbers published, which tells readers nothing more. */
  readonly from: "exact" | "published";
  /** True where it is out already; another is hidden with its numerator or denominator. */
  readonly isEarlier?: boolean;
}

/** Children that together make a parent: the councils of a region, the ages of a client group. */
export interface Relation {
  readonly parent: string;
  readonly children: readonly string[];
}

/** Everything published together: both geographies, every margin and breakdown, and every earlier version. */
export interface Tables {
  readonly leaves: readonly Leaf[];
  readonly cells: readonly TableCell[];
  /** Geography levels, the finest first. */
  readonly levels: readonly string[];
  readonly relations?: readonly Relation[];
  readonly shares?: readonly Share[];
  /** Numerator and denominator that are shown together or not at all. */
  readonly pairs?: readonly { readonly numerator: string; readonly denominator: string }[];
}

/** How wide the interval of every hidden cell must be, for the best-informed reader. */
export type Width =
  /** So many whole numbers, at least. */
  | { readonly kind: "values"; readonly atLeast: number }
  /** A small cell: every value the mark stands for. Anything else: as many values. */
  | { readonly kind: "small" };

export type Step = "hide" | "shares" | "coarsen" | "round";

/** What a collection declares. */
export interface DisclosureRules {
  /** Counts above zero and below it are small. */
  readonly below: number;
  /** `hidden`: zeros are small too and stand under the same mark, so a reader learns of no hidden cell that it is above zero. */
  readonly zeros: "shown" | "hidden";
  readonly width: Width;
  /** Base for the last step, half away from zero. */
  readonly base: number;
  /** A pattern that hides a larger part of the cells is given up for the next step. */
  readonly mostHidden: number;
  /** What is tried, in this order. */
  readonly steps: readonly Step[];
}

/** What readers get of a cell. `dropped`: not in the tables at all. */
export type Form = "shown" | "hidden" | "dropped" | "rounded";
