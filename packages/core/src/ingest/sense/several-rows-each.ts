import type { Finding, FindingOf } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { readAddress } from "../decode/read-address.ts";
import { cellAt, cellText } from "../match/sheet-cells.ts";
import { heldOf } from "../normalise/held-rows.ts";
import type { Cause } from "./cause.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** Fewer keys that come again, or a smaller part of them, are single mistakes. */
const FEWEST = 3;
const NEARLY_ALL = 0.8;

type Duplicate = FindingOf<"duplicate-row">;

/**
 * Nearly everything a table is about has several rows: one for each of something that is not asked for (a question, a sex), or the
 * table was pasted twice. One cause, where each row would be a finding.
 */
export function severalRowsEach(input: ReturnToSense): Cause[] {
  const all = input.validated.filter((one) => one.code === "duplicate-row");
  return [...Map.groupBy(all, ({ place }) => place.table)].flatMap(([table, again]): Cause[] => {
    const [first] = again;
    const rows = input.tables
      .filter((one) => one.table === table)
      .reduce((sum, one) => sum + heldOf(one).numbers.length, 0);
    const keys = new Set(again.map(({ facts }) => facts.first)).size;
    const of = rows - again.length;
    if (table === undefined || first === undefined || keys < FEWEST || keys < NEARLY_ALL * of) return [];
    const apart = whatTellsApart(again, input);
    const facts = {
      rows,
      keys,
      key: first.facts.key,
      first: first.facts.first,
      ...(apart && { apart: apart.facts.header }),
    };
    const explains = ({ code, place }: Finding) => code === "duplicate-row" && place.table === table;
    return [{ finding: finding("several-rows-each", first.place, facts), explains }];
  });
}

/** A column that is not used and differs between each row and the first about the same thing. */
function whatTellsApart(again: readonly Duplicate[], { found, workbook }: ReturnToSense) {
  const table = again[0]?.place.table;
  const unused = found.filter((one) => one.code === "column-not-used").filter(({ place }) => place.table === table);
  return unused.find(({ place: { cell = "", sheet: name } }) => {
    const index = readAddress(cell)?.column;
    const sheet = workbook.sheets.find((one) => one.name === name);
    if (index === undefined || sheet === undefined) return false;
    const textIn = (address: string) => cellText(cellAt(sheet, readAddress(address)?.row ?? -1, index));
    return again.every(({ place, facts }) => {
      const text = textIn(place.cell ?? "");
      return text !== "" && place.sheet === name && text !== textIn(facts.first.split("!").at(-1) ?? "");
    });
  });
}
