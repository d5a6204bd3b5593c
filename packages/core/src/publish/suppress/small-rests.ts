import type { Tables } from "../disclose/tables.ts";
import { cellId } from "./cell-id.ts";
import { leafId } from "./leaf-id.ts";
import type { PeriodRelease, ReleasedCell } from "./period-tables.ts";

type Pair = NonNullable<Tables["pairs"]>[number];

/**
 * Two numbers that would give a small one away that stands in neither: 97 of 100 are 3 others. The two sides of a share; a
 * sum beside the one it is declared to be a part of; and at one place any two numbers of which the one adds up all that
 * the other does, and more. Readers take one from the other whether or not a share of them is there.
 */
export function smallRests(release: PeriodRelease, below: number): readonly Pair[] {
  const known = new Map(release.cells.map((cell) => [`${cell.figure}#${cell.part}`, cell]));
  const isSmallRest = (part: ReleasedCell, whole: ReleasedCell): boolean =>
    whole.value > part.value && whole.value - part.value < BigInt(below);
  const declared = release.cells.flatMap((cell) => {
    const whole = known.get(wholeOf(cell, release.wholes));
    return whole !== undefined && isSmallRest(cell, whole) ? [pairOf(release, cell, whole)] : [];
  });
  const places = Map.groupBy(release.cells, ({ figure }) => placeIn(figure));
  const found = [...places.values()]
    .flatMap((cells) => closePairs(cells, below))
    .flatMap(([part, whole]) => (isIn(part, whole) ? [pairOf(release, part, whole)] : []));
  return [...new Map([...declared, ...found].map((pair) => [`${pair.numerator} ${pair.denominator}`, pair])).values()];
}

/** Every two numbers that are less than so much apart, the smaller first: in order of size, they stand close together. */
function closePairs(cells: readonly ReleasedCell[], below: number): (readonly [ReleasedCell, ReleasedCell])[] {
  const inOrder = cells.toSorted((one, other) => Number(one.value - other.value));
  return inOrder.flatMap((part, at) => {
    const pairs: (readonly [ReleasedCell, ReleasedCell])[] = [];
    for (let next = at + 1; next < inOrder.length; next += 1) {
      const whole = inOrder[next];
      if (whole === undefined || whole.value - part.value >= BigInt(below)) break;
      if (whole.value > part.value) pairs.push([part, whole]);
    }
    return pairs;
  });
}

function pairOf(release: PeriodRelease, part: ReleasedCell, whole: ReleasedCell): Pair {
  return { numerator: cellId(release, part), denominator: cellId(release, whole) };
}

/** Period, area and group of people of a figure, whatever its measure. */
function placeIn(figure: string): string {
  return figure.split("/").slice(3).join("/");
}

/** What names the number that this one is said to be a part of. */
function wholeOf({ figure, part, spot }: ReleasedCell, wholes: PeriodRelease["wholes"]): string {
  if (part === "numerator") return `${figure}#denominator`;
  const whole = part === "value" ? wholes.get(spot.measure) : undefined;
  if (whole === undefined) return "";
  const [collection, , ...place] = figure.split("/");
  return `${[collection, whole, ...place].join("/")}#value`;
}

/** True where what is left of the whole is a number of people: single numbers added up, none taken away. */
function isIn(part: ReleasedCell, whole: ReleasedCell): boolean {
  const left = new Map<string, number>();
  for (const [cell, sign] of [[whole, 1] as const, [part, -1] as const]) {
    for (const { group, column, factor } of cell.terms()) {
      const id = leafId(group, column);
      left.set(id, (left.get(id) ?? 0) + sign * factor);
    }
  }
  return [...left.values()].every((factor) => factor >= 0);
}
