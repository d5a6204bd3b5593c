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
  /** Ids of leaves it takes away: `base - ongoing`. */
  readonly less?: readonly string[];
  /** One of `Tables.levels`. */
  readonly level: string;
  /** How many breakdowns it is in: 0 for everyone, 2 for a client group by age. */
  readonly detail: number;
  /** What became of it in a version already published: it can be neither hidden nor shown after the fact. */
  readonly earlier?: "shown" | "rounded" | "hidden";
  /** Ids of the same cell in versions before; what it differs by from each of them is protected too. */
  readonly follows?: string | readonly string[];
  /** The most it can be, where its mark tells readers so. */
  readonly atMost?: bigint;
  /** What its number is rounded to when it is shown, half away from zero. 1, where left out: shown exactly. */
  readonly shownTo?: number;
}

/** Something readers know besides: that parts make up a whole, or that a part is never more than it. */
export interface Fact {
  readonly terms: readonly { readonly leaf: string; readonly factor: number }[];
  /** The least and most the terms can come to; null where there is no limit. */
  readonly low: bigint | null;
  readonly high: bigint | null;
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
  readonly facts?: readonly Fact[];
}

/** What readers get of a cell. `dropped`: not in the tables at all. */
export type Form = "shown" | "hidden" | "dropped" | "rounded";
