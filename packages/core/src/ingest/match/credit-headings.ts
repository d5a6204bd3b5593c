import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { textsOf } from "./place-titles.ts";
import { addressIn } from "./sheet-view.ts";
import { areUnsigned } from "./signs-apart.ts";

/** All that a heading says: `Credit card payments` and `Refunds of rent` are payments. */
const CREDITS =
  /^(?:(?:less|other|supplier|purchase|vendor)[: ]+)?(?:credits?(?: (?:notes?|memos?|invoices?))?|refunds?|reversals?|receipts?|income|(?:returned|reversed) payments?)(?: ?(?:and|&|\/|,) ?(?:credits?(?: notes?)?|refunds?|reversals?))?(?: (?:received|from suppliers))?(?: (?:in|for|during) (?:the|this) (?:month|period))?\s*(?:\([^()]{1,20}\))?\s*:?$/i;

/** Rows of a list below a heading; `cell` is undefined where it is the name of the sheet. */
interface Section {
  readonly heading: string;
  readonly cell: string | undefined;
  readonly rows: readonly number[];
}

/**
 * Queries on rows of a list below a heading that calls them credits or refunds, where none has a minus: money that came back would
 * count as money that was paid.
 */
export function creditHeadings(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((candidate): Finding[] => {
    const { place } = candidate;
    const { keyless, columns = {} } = collection.tables[place.table] ?? {};
    const amounts = place.edges.filter(({ column }) => columns[column]?.kind === "amount");
    const [{ column = "" } = {}] = amounts;
    if (keyless !== true || amounts.length === 0) return [];
    const title = columns[column]?.headers[0] ?? column;
    const indexes = amounts.map(({ header }) => header.index);
    const said = sectionsOf(candidate).filter(
      ({ heading, rows }) => rows.length > 0 && CREDITS.test(heading) && areUnsigned(candidate, rows, indexes),
    );
    return said.map(({ heading, cell, rows }) => {
      const at = { sheet: place.sheet.name, ...(cell !== undefined && { cell }), table: place.table };
      const facts = { title, header: "", found: heading, rows: rows.length, isHeading: true as const };
      return finding("signs-apart", at, facts, { severity: "query" });
    });
  });
}

/** What stands over the rows of a list, and the headings between them, each with the rows down to the next. */
function sectionsOf({ place, bodyRows, titles }: Candidate): Section[] {
  const [first, ...others] = bodyRows;
  if (first === undefined) return [];
  const over = CREDITS.test(place.sheet.name) ? place.sheet.name : (titles[0] ?? "");
  const sections = [{ heading: over, cell: undefined as string | undefined, rows: [] as number[] }];
  let last = place.block.bottom;
  for (const row of [first, ...others]) {
    for (let between = last + 1; between < row; between += 1) {
      const heading = headingAt(place, between);
      if (heading !== undefined) sections.push({ ...heading, rows: [] });
    }
    sections.at(-1)?.rows.push(row);
    last = row;
  }
  return sections;
}

const WORD = /\p{L}{2}/u;

/** The one text of a row, in the width of its list; the sum of its rows may stand beside it. */
function headingAt({ sheet, left, right }: Candidate["place"], row: number): Omit<Section, "rows"> | undefined {
  const [text, ...others] = textsOf(sheet, row).filter(
    (one) => one.column >= left - 1 && one.column <= right && WORD.test(one.text),
  );
  if (text === undefined || others.length > 0) return undefined;
  return { heading: text.text, cell: addressIn(sheet, row, text.column) };
}
