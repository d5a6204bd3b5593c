import type { Sheet } from "../decode/workbook.ts";
import type { BodyTable } from "./body-table.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";

/** Rows looked at to see what all rows say, and how many of ten of them must say it. */
const SAMPLE = 50;
const FEWEST_ROWS = 5;
const NINE_OF_TEN = 0.9;

/** Money, by its pence or the commas of its thousands; the number of an invoice has neither. */
const MONEY = /^[^\p{L}\d]{0,3}(?:\d[\d,]*\.\d{1,2}|\d{1,3}(?:,\d{3})+)[^\p{L}\d]{0,2}$/u;

/** What all rows of a list say alike, by column: the council, or the currency. It says nothing of a single row. */
export function sharedTexts(sheet: Sheet, columns: readonly number[], top: number): ReadonlyMap<number, string> {
  const shared = columns.flatMap((index): [number, string][] => {
    const times = new Map<string, number>();
    let filled = 0;
    for (let row = top; row < Math.min(sheet.rows.length, top + SAMPLE); row += 1) {
      const text = cellText(cellAt(sheet, row, index));
      if (text === "") continue;
      filled += 1;
      times.set(text, (times.get(text) ?? 0) + 1);
    }
    const [text = "", most = 0] = [...times].reduce((one, other) => (other[1] > one[1] ? other : one), ["", 0]);
    return most >= FEWEST_ROWS && most >= NINE_OF_TEN * filled ? [[index, text]] : [];
  });
  return new Map(shared);
}

/** The texts of a row that say something of it: no numbers, no day, and not what all rows say. At most two, which is too many. */
export function rowLabels({ sheet, outer, shared }: BodyTable, row: number): readonly string[] {
  const labels: string[] = [];
  const cells = sheet.rows[row];
  for (const index of outer) {
    if (isBlank(cells?.[index])) continue;
    const text = cellText(cells?.[index]);
    if (shared.get(index) === text || MONEY.test(text)) continue;
    labels.push(text);
    if (labels.length > 1) break;
  }
  return labels;
}

/** True where a row has a day. */
export function isDated({ sheet, others }: BodyTable, row: number): boolean {
  const cells = sheet.rows[row];
  return others.some(({ kind, index }) => (kind === "date" || kind === "month") && !isBlank(cells?.[index]));
}
