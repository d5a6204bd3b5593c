/** A fraction in lowest terms is not needed: only whether it is nothing. */
type Matrix = bigint[][];

/**
 * True where a row is a combination of others, by dense elimination over the rationals (Bareiss): written for the
 * tests alone, with nothing of the code it checks.
 */
export function isInSpan(rows: readonly (readonly number[])[], row: readonly number[]): boolean {
  return rankOf([...rows, row]) === rankOf(rows);
}

function rankOf(rows: readonly (readonly number[])[]): number {
  const matrix: Matrix = rows.map((row) => row.map(BigInt));
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  let previous = 1n;
  for (let column = 0; column < width; column += 1) {
    const found = matrix.findIndex((row, at) => at >= rank && row[column] !== 0n);
    const pivotRow = matrix[found];
    const swapped = matrix[rank];
    if (pivotRow === undefined || swapped === undefined) continue;
    matrix[found] = swapped;
    matrix[rank] = pivotRow;
    const pivot = pivotRow[column] ?? 0n;
    for (const row of matrix.slice(rank + 1)) {
      const factor = row[column] ?? 0n;
      for (let at = 0; at < width; at += 1) {
        row[at] = ((row[at] ?? 0n) * pivot - (pivotRow[at] ?? 0n) * factor) / previous;
      }
    }
    previous = pivot;
    rank += 1;
  }
  return rank;
}
