/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour to turn
 * one text into the other, or `undefined` where it is more than `most`.
 * (Optimal string alignment; stops as soon as `most` cannot be kept.)
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let [before, above]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow({ a, b, i, above, before });
    if (Math.min(...row) > most) return undefined;
    [before, above] = [above, row];
  }
  const distance = above[b.length] ?? 0;
  return distance > most ? undefined : distance;
}

interface Step {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly above: readonly number[];
  readonly before: readonly number[];
}

function nextRow({ a, b, i, above, before }: Step): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const changed = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1 ? at(before, j - 2) + 1 : changed;
    row.push(Math.min(changed, swapped, at(above, j) + 1, at(row, j - 1) + 1));
  }
  return row;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
