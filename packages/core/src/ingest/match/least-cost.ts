/** Stands for no row and no place. */
export const NONE = -1;

interface Prices {
  readonly cost: readonly (readonly number[])[];
  readonly width: number;
  readonly ofRow: number[];
  readonly ofPlace: number[];
  /** The row each place is given to; the last entry is the row being placed. */
  readonly holder: number[];
}

interface Search {
  readonly least: number[];
  readonly cameFrom: number[];
  readonly used: boolean[];
}

/**
 * For each row of a cost table no taller than it is wide, the place it is given, so that the costs come
 * to the least; no place is given twice. The Hungarian method with prices, in time rows squared x places.
 */
export function leastCost(cost: readonly (readonly number[])[]): number[] {
  const width = cost[0]?.length ?? 0;
  const zeros = (length: number) => new Array<number>(length).fill(0);
  const holder = new Array<number>(width + 1).fill(NONE);
  const prices: Prices = { cost, width, ofRow: zeros(cost.length), ofPlace: zeros(width + 1), holder };
  for (let row = 0; row < cost.length; row += 1) placeRow(row, prices);
  const given = new Array<number>(cost.length).fill(NONE);
  for (const [place, row] of holder.slice(0, width).entries()) if (row !== NONE) given[row] = place;
  return given;
}

/** Finds the cheapest chain of moves that frees a place for the row, and makes the moves. */
function placeRow(row: number, prices: Prices): void {
  const { width, holder } = prices;
  const search: Search = {
    least: new Array<number>(width).fill(Number.POSITIVE_INFINITY),
    cameFrom: new Array<number>(width + 1).fill(width),
    used: new Array<boolean>(width + 1).fill(false),
  };
  holder[width] = row;
  let at = width;
  while ((holder[at] ?? NONE) !== NONE) {
    search.used[at] = true;
    const next = cheapestNext(at, prices, search);
    shiftPrices(search.least[next] ?? 0, prices, search);
    at = next;
  }
  while (at !== width) {
    const before = search.cameFrom[at] ?? width;
    holder[at] = holder[before] ?? row;
    at = before;
  }
}

function cheapestNext(at: number, { cost, width, ofRow, ofPlace, holder }: Prices, search: Search): number {
  const { least, cameFrom, used } = search;
  const row = holder[at] ?? 0;
  let next = NONE;
  for (let place = 0; place < width; place += 1) {
    if (used[place] === true) continue;
    const price = (cost[row]?.[place] ?? 0) - (ofRow[row] ?? 0) - (ofPlace[place] ?? 0);
    if (price < (least[place] ?? 0)) {
      least[place] = price;
      cameFrom[place] = at;
    }
    if (next === NONE || (least[place] ?? 0) < (least[next] ?? 0)) next = place;
  }
  return next;
}

function shiftPrices(step: number, { width, ofRow, ofPlace, holder }: Prices, { least, used }: Search): void {
  for (let place = 0; place <= width; place += 1) {
    if (used[place] === true) {
      const row = holder[place] ?? 0;
      ofRow[row] = (ofRow[row] ?? 0) + step;
      ofPlace[place] = (ofPlace[place] ?? 0) - step;
    } else if (place < width) {
      least[place] = (least[place] ?? 0) - step;
    }
  }
}
