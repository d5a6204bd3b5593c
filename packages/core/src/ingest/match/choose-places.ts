import type { BodyRows } from "./body-rows.ts";
import type { WrongTotal } from "./by-labels/wrong-totals.ts";
import type { Place } from "./find-places.ts";
import type { KeySource } from "./key-source.ts";
import type { OtherRows } from "./rows-of-period.ts";
import type { SheetAuthority } from "./table-match.ts";

/** The cells that say which column figures belong to, labels that are not asked for, and totals that are not the sums of figures. */
export interface ByLabels {
  readonly cells: readonly string[];
  readonly left: readonly string[];
  readonly wrong: readonly WrongTotal[];
}

/** A place with its rows, and how much speaks for it. */
export interface Candidate extends BodyRows {
  readonly place: Place;
  /** The texts above it, nearest first. */
  readonly titles: readonly string[];
  readonly title: "own" | "another" | "none";
  readonly period: "this" | "another" | "none";
  /** The council of all its rows, where the file has a sheet for each. */
  readonly council?: SheetAuthority;
  /** Its keys that were read from elsewhere than a column of their own. */
  readonly keySources?: readonly KeySource[];
  /** Where it was put together from figures by what is said of each. */
  readonly byLabels?: ByLabels;
  /** Its rows that were left out as those of other periods. */
  readonly otherRows?: OtherRows;
}

/** The place taken for a table, with those that are as good. */
export interface Chosen {
  readonly candidate: Candidate;
  readonly equals: readonly Candidate[];
}

/**
 * Chooses a place for each table. Before all else it holds something and is visible; then its title is the
 * table's, most columns are there, its title states no other period, and all required columns are there. No two tables get one
 * place with the same columns. `order` are the tables as the collection has them.
 */
export function choosePlaces(order: readonly string[], candidates: readonly Candidate[]): Map<string, Chosen> {
  const compare = comparison(candidates);
  const ranked = [...candidates].sort(
    (a, b) => compare(b, a) || order.indexOf(a.place.table) - order.indexOf(b.place.table) || earlier(a, b),
  );
  const chosen = new Map<string, Candidate>();
  for (const candidate of ranked) {
    const taken = [...chosen.values()].some((other) => isSamePlace(candidate, other));
    if (!taken && !chosen.has(candidate.place.table)) chosen.set(candidate.place.table, candidate);
  }
  const all = [...chosen.values()];
  return new Map(
    [...chosen].map(([table, candidate]) => {
      const equals = ranked.filter(
        (other) =>
          other !== candidate &&
          other.place.table === table &&
          compare(other, candidate) === 0 &&
          !all.some((one) => isSamePlace(other, one)),
      );
      return [table, { candidate, equals }];
    }),
  );
}

const TITLES = { own: 2, none: 1, another: 0 } as const;
/** A title that states no period may be of any; only one that states another speaks against a place. */
const PERIODS = { this: 1, none: 1, another: 0 } as const;

/** With so much of the columns that another place has, a place is the table, whatever is wrong with the rest. */
const MOST_COLUMNS = 0.75;

/** How columns of a place are counted: known ones, and those of which two may be it. */
export function columnsFound({ place }: Pick<Candidate, "place">): number {
  return place.edges.length + place.ambiguous.length;
}

/** Says which of two places is better, of those among which a table is chosen. */
function comparison(candidates: readonly Candidate[]): (one: Candidate, other: Candidate) => number {
  const most = new Map<string, number>();
  for (const one of candidates) {
    const { table } = one.place;
    if (one.filled) most.set(table, Math.max(most.get(table) ?? 0, columnsFound(one)));
  }
  const worth = (one: Candidate) => {
    const { place, filled, title, period } = one;
    return [
      Number(filled),
      Number(place.sheet.visibility === "visible"),
      TITLES[title],
      Number(place.complete || columnsFound(one) >= MOST_COLUMNS * (most.get(place.table) ?? 0)),
      PERIODS[period],
      Number(place.complete),
    ];
  };
  return (one, other) => {
    const others = worth(other);
    return (
      worth(one)
        .map((value, at) => value - (others[at] ?? 0))
        .find((difference) => difference !== 0) ?? 0
    );
  };
}

function earlier(one: Candidate, other: Candidate): number {
  const [a, b] = [one.place, other.place];
  return a.sheetIndex - b.sheetIndex || a.block.top - b.block.top || a.left - b.left;
}

/** True where all columns of one are columns of the other, of another table, under the same header. */
function isSamePlace({ place: one }: Candidate, { place: other }: Candidate): boolean {
  if (one.table === other.table || one.sheet !== other.sheet || one.block.bottom !== other.block.bottom) {
    return false;
  }
  const columnsOf = (place: Place) => new Set(place.edges.map(({ header }) => header.index));
  const [mine, theirs] = [columnsOf(one), columnsOf(other)];
  return mine.isSubsetOf(theirs) || theirs.isSubsetOf(mine);
}
