import { absolute } from "../../exact/decimal.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { foldText } from "./fold-text.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import { addressIn } from "./sheet-view.ts";

/** A sum of one row is that row again; of two and more, and several times, it is no chance. */
const FEWEST_ADDED = 2;
const FEWEST_TOTALS = 2;
/** A name and a number. */
const FEWEST_CELLS = 2;

/** Rows one after another under one name. */
interface Run {
  readonly rows: readonly number[];
  readonly values: readonly bigint[];
}

/**
 * Asks about rows of a list that bear a name as the rows beside them do and are the sum of those: a total of each name that is not
 * called one. Where at least half of the names with three rows or more have such a row. They are counted; where they hold nothing
 * else and come to half of all others, no explanation takes them out of a figure, and it is an error.
 */
export function nameTotals(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((candidate): Finding[] => {
    const { place, bodyRows, doubted } = candidate;
    const { keyless, title = place.table, columns = {} } = collection.tables[place.table] ?? {};
    const indexOf = (isIt: (column: string) => boolean) => place.edges.find(({ column }) => isIt(column))?.header.index;
    const amount = indexOf((column) => columns[column]?.kind === "amount");
    const name = indexOf((column) => {
      const asked = columns[column];
      return asked?.kind === "text" && asked.names === true;
    });
    if (keyless !== true || amount === undefined || name === undefined) return [];
    const runs = runsOfNames(candidate, name, amount);
    const totals = runs.flatMap((run) => totalIn(run) ?? []).filter(({ row }) => !doubted.includes(row));
    const [first] = totals;
    if (first === undefined || totals.length < FEWEST_TOTALS || 2 * totals.length < runs.length) return [];
    const sum = totals.reduce((all, { value }) => all + value, 0n);
    const whole = bodyRows.reduce((all, row) => all + (numberIn(place.sheet, row, amount) ?? 0n), 0n);
    const isBare = totals.every(({ row }) => filledIn(candidate, row) <= FEWEST_CELLS);
    const isLarge = isBare && 2n * absolute(sum) >= absolute(whole - sum);
    const found = cellText(cellAt(place.sheet, first.row, name));
    const at = { sheet: place.sheet.name, cell: addressIn(place.sheet, first.row, amount), table: place.table };
    const facts = { title, found, rows: totals.length, names: runs.length };
    return [finding("name-totals", at, facts, isLarge ? { severity: "error" } : {})];
  });
}

function filledIn({ place: { sheet, left, right } }: Candidate, row: number): number {
  return (sheet.rows[row] ?? []).slice(left, right + 1).filter((cell) => !isBlank(cell)).length;
}

/** The names that have enough rows one after another for one to be the total of the rest. */
function runsOfNames({ place: { sheet }, bodyRows }: Candidate, name: number, amount: number): Run[] {
  const runs: { rows: number[]; values: bigint[] }[] = [];
  let before = "";
  for (const row of bodyRows) {
    const text = foldText(cellText(cellAt(sheet, row, name)));
    if (text === "" || text !== before) runs.push({ rows: [], values: [] });
    before = text;
    runs.at(-1)?.rows.push(row);
    runs.at(-1)?.values.push(numberIn(sheet, row, amount) ?? 0n);
  }
  return runs.filter(({ rows }) => rows.length > FEWEST_ADDED);
}

/** The last of a run where it is the sum of those above it, or the first where it is that of those below. */
function totalIn({ rows, values }: Run): { readonly row: number; readonly value: bigint } | undefined {
  const sum = values.reduce((all, value) => all + value, 0n);
  const at = [rows.length - 1, 0].find((place) => values[place] !== 0n && 2n * (values[place] ?? 0n) === sum);
  return at === undefined ? undefined : { row: rows[at] ?? 0, value: values[at] ?? 0n };
}
