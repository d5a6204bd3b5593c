import type { RelaidCell } from "../table-match.ts";

/** What is said of a figure: for each thing its value, and the cell that says so. */
export type Sayings = ReadonlyMap<string, Saying>;

export interface Saying {
  readonly value: string;
  readonly cell: RelaidCell;
  /** Where it is said. */
  readonly from: "row" | "header" | "heading" | "sheet";
}

/** A cell of a sheet in which a figure stands or should, and all that its row, its column and the headings over it say of it. */
export interface Figure {
  readonly sheetIndex: number;
  readonly row: number;
  readonly column: number;
  readonly isBlank: boolean;
  readonly said: Sayings;
  /** What its header says of the unit, as written. */
  readonly unit: string;
}

/** The figures of a sheet, and what kept others from being read. */
export interface FiguresOfSheet {
  readonly figures: readonly Figure[];
  /** Figures of which two things are said that cannot both be, or not which column they belong to. */
  readonly unclear: readonly { readonly row: number; readonly column: number }[];
  /** Labels of figures that are not asked for. */
  readonly left: readonly string[];
}

/** The first says more than the second, which is nearer the edge of the sheet: only what is missing is taken from it. */
export function filledIn(near: Sayings, far: Sayings): Sayings {
  return far.size === 0 ? near : new Map([...far, ...near]);
}

/** What two labels of the same figure say together; undefined where they say different things of one. */
export function together(one: Sayings, other: Sayings): Sayings | undefined {
  for (const [what, { value }] of other) {
    const known = one.get(what);
    if (known !== undefined && known.value !== value) return undefined;
  }
  return new Map([...other, ...one]);
}
