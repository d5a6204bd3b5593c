import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { squashText } from "./fold-text.ts";
import type { MatchContext } from "./match-context.ts";

/** With more than this many, one note says how many there are. */
const MOST_NOTES = 12;

/** Tells a header of one place from all others. */
function keyOf({ sheetIndex, sheet, block }: Candidate["place"], index: number): string {
  return `${sheet.origin?.orientation ?? "rows"} ${sheetIndex} ${block.bottom} ${index}`;
}

/** Notes on the headers of the tables taken that are no column's, unless the sender has said so; one for all pieces of a table that have the same. */
export function unusedColumns(taken: readonly Candidate[], { saidOf }: MatchContext): Finding[] {
  const used = new Set(
    taken.flatMap(({ place }) =>
      [...place.edges.map(({ header }) => header), ...place.ambiguous.flatMap(({ headers }) => headers)].map(
        ({ index }) => keyOf(place, index),
      ),
    ),
  );
  const seen = new Set<string>();
  const saidBefore = new Set<string>();
  return taken.flatMap(({ place }) => {
    const unused = place.headers.filter(({ index, header }) => {
      if (saidOf(place.table, header)?.column === null) return false;
      const key = keyOf(place, index);
      if (index < place.left || index > place.right || used.has(key) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    const at = { sheet: place.sheet.name, table: place.table };
    const said = `${place.table} ${unused.map(({ header }) => squashText(header)).join(" ")}`;
    const [first] = unused;
    if (saidBefore.has(said)) return [];
    saidBefore.add(said);
    if (first !== undefined && unused.length > MOST_NOTES) {
      return [finding("column-not-used", { ...at, cell: first.cell }, { header: `${unused.length} other columns` })];
    }
    return unused.map(({ cell, header }) => finding("column-not-used", { ...at, cell }, { header }));
  });
}
