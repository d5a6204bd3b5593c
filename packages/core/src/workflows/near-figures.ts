const MOST = 3;

/** The ids most like one that is not there: those with most parts the same, then those that begin most alike. */
export function nearFigures(ids: readonly string[], wanted: string): readonly string[] {
  const parts = wanted.split("/");
  const scored = ids.map((id) => ({ id, score: scoreOf(id.split("/"), parts) }));
  return scored
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ id }) => id);
}

/** A part that is the same counts one; one that begins alike, as much less as it goes on otherwise. */
function scoreOf(parts: readonly string[], wanted: readonly string[]): number {
  const scores = parts.map((part, at) => {
    const other = wanted[at] ?? "";
    if (part === other) return 1;
    const longer = Math.max(part.length, other.length, 1);
    return (0.9 * sameStart(part, other)) / longer;
  });
  return scores.reduce((total, score) => total + score, 0);
}

function sameStart(one: string, other: string): number {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same;
}
