/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to turn
 * one text into the other, or `undefined` where it is more than `most`. The work grows with
 * 4 to the power of `most`, so `most` is kept small.
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  const [inA, inB] = [lettersIn(a), lettersIn(b)];
  const least = Math.max(Math.abs(a.length - b.length), bitsOf(inA & ~inB), bitsOf(inB & ~inA));
  for (let edits = least; edits <= most; edits++) {
    if (isWithin(a, b, edits)) return edits;
  }
  return undefined;
}

/** A bit for each letter of a text; one bit may stand for several letters. Each edit brings or takes one at most. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << text.charCodeAt(at);
  return letters;
}

function bitsOf(letters: number): number {
  let bits = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
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
