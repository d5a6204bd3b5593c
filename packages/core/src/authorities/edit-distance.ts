/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to turn
 * one text into the other, or `undefined` where it is more than `most`. The work grows with
 * 4 to the power of `most`, so `most` is kept small.
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  for (let edits = Math.abs(a.length - b.length); edits <= most; edits++) {
    if (isWithin(a, b, edits)) return edits;
  }
  return undefined;
}

function isWithin(a: string, b: string, edits: number): boolean {
  const same = sameLetters(a, b);
  if (same === a.length || same === b.length) return Math.abs(a.length - b.length) <= edits;
  if (edits === 0) return false;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  const areSwapped = restA[0] === restB[1] && restA[1] === restB[0];
  return (
    isWithin(restA.slice(1), restB.slice(1), edits - 1) ||
    isWithin(restA.slice(1), restB, edits - 1) ||
    isWithin(restA, restB.slice(1), edits - 1) ||
    (areSwapped && isWithin(restA.slice(2), restB.slice(2), edits - 1))
  );
}

/** How many letters the two begin with in common. */
function sameLetters(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same;
}
