import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { addressIn } from "./sheet-view.ts";

/** What a payment that was not made, or was taken back, is marked with, alone or with the day: `VOID 12/09/2014`. */
const MARK =
  /^(?:cancell?ed|cancellation|void(?:ed)?|revers(?:ed|al)|rejected|returned|refused|stopped|recalled|deleted|failed|bounced|unpaid|not paid|on hold|held|withdrawn|abandoned)(?:[\s:.,-]+[\d/. -]+)?$/i;
/** A column that says how payments stand. */
const STATUS = /\bstat(?:us|e)\b|\bstage\b|\bpaid\b|\bmarker?\b|\bflags?\b|\bindicator\b/i;
/** A column of such payments alone, with a mark, a day or a number beside each. */
const FLAG = /^\W*(?:is\s+)?(?:void(?:ed)?|cancell?ed|reversed|reversal)\b(?!\s+by\b)/i;
const NOT_SO = /^(?:n|no|false|0+(?:\.0+)?|-+|none|n\/a|not? \w+)$/i;
/** Other texts make a column one of descriptions. */
const MOST_TEXTS = 12;
const LONGEST = 30;

/**
 * Queries on rows of a list that a column of its own marks as cancelled, void or reversed, unless their money comes to nothing:
 * they are counted as if they had been paid.
 */
export function cancelledRows(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((candidate): Finding[] => {
    const { place } = candidate;
    const { keyless, title = place.table, columns = {} } = collection.tables[place.table] ?? {};
    const amount = place.edges.find(({ column }) => columns[column]?.kind === "amount")?.header;
    if (keyless !== true || amount === undefined) return [];
    const used = new Set(place.edges.map(({ header }) => header.index));
    for (const header of place.headers.filter(({ index }) => !used.has(index))) {
      const rows = markedRows(candidate, header);
      const [first] = rows;
      if (first === undefined || comesToNothing(candidate, rows, amount)) continue;
      const found = [...new Set(rows.map((row) => textAt(candidate, row, header)))];
      const at = { sheet: place.sheet.name, cell: addressIn(place.sheet, first, header.index), table: place.table };
      return [finding("rows-cancelled", at, { title, header: header.header, found, rows: rows.length })];
    }
    return [];
  });
}

function markedRows(candidate: Candidate, header: HeaderColumn): readonly number[] {
  const { bodyRows } = candidate;
  if (FLAG.test(header.header)) {
    return bodyRows.filter((row) => {
      const text = textAt(candidate, row, header);
      return text !== "" && !NOT_SO.test(text);
    });
  }
  const texts = new Set<string>();
  const rows: number[] = [];
  for (const row of bodyRows) {
    const text = textAt(candidate, row, header);
    if (text.length > LONGEST || texts.size > MOST_TEXTS) return [];
    if (MARK.test(text)) rows.push(row);
    else texts.add(text);
  }
  // Nothing but such marks in a column without a header that says so may be what was bought.
  return STATUS.test(header.header) || texts.size > 0 ? rows : [];
}

/** True where each was taken back in a row of its own. */
function comesToNothing({ place }: Candidate, rows: readonly number[], { index }: HeaderColumn): boolean {
  return rows.reduce((sum, row) => sum + (numberIn(place.sheet, row, index) ?? 0n), 0n) === 0n;
}

function textAt({ place }: Candidate, row: number, { index }: HeaderColumn): string {
  return cellText(cellAt(place.sheet, row, index));
}
