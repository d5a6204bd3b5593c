import { columnScale } from "../../collections/columns.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { placeName } from "../../findings/place-words.ts";
import { type HeldColumn, type HeldRows, heldOf, rowAt } from "../normalise/held-rows.ts";
import { placeOfRow } from "./place-of-row.ts";
import type { ReturnInCheck, TableInCheck } from "./return-in-check.ts";

/** Fewer rows may be alike by chance. */
const FEWEST = 6;
/** A few payments are always alike. Where so many are, part of the list was pasted twice. */
const MANY = 0.4;

/**
 * A list without a key of which many rows are rows above them again, in every column that is kept: two payments may be alike, and
 * half of all payments are not.
 */
export function rowsAgain({ tables }: ReturnInCheck): Finding[] {
  return [...tables.values()].filter(({ definition }) => definition.keyless === true).flatMap(againIn);
}

function againIn(table: TableInCheck): Finding[] {
  const held = heldOf(table);
  const rows = held.numbers.length;
  if (rows < FEWEST || lacksNumbers(table)) return [];
  const columns = [...held.columns.values()];
  // Amounts are seldom alike: of nearly every list one column tells enough.
  const amounts = [...held.columns].flatMap(([id, column]) => (isNumber(table, id) ? [column] : []));
  if (amounts.length > 0 && twins(held, amounts).length < MANY * rows) return [];
  const found = twins(held, columns);
  const [twin] = found;
  if (twin === undefined || found.length < MANY * rows) return [];
  const first = placeName(placeOfRow(table, rowAt(held, twin.first)));
  const facts = { title: table.definition.title, rows: found.length, of: rows, first };
  return [finding("rows-again", placeOfRow(table, rowAt(held, twin.again)), facts)];
}

interface Twin {
  readonly first: number;
  readonly again: number;
}

/** Rows that say in some columns what an earlier row says, each of which has one at most. */
function twins(held: HeldRows, columns: readonly HeldColumn[]): Twin[] {
  const free = new Map<string, number[]>();
  const found: Twin[] = [];
  for (let row = 0; row < held.numbers.length; row += 1) {
    const said = columns.map(({ values, statuses }) => `${values[row]} ${statuses.get(row) ?? ""}`).join("\0");
    const same = free.get(said) ?? [];
    const first = same.shift();
    if (first === undefined) free.set(said, [row]);
    else found.push({ first, again: row });
  }
  return found;
}

/** Without their amounts, payments of one day to one supplier are all alike. */
function lacksNumbers({ definition, found }: TableInCheck): boolean {
  const asked = Object.entries(definition.columns).flatMap(([id, { kind, required }]) =>
    columnScale(kind) === undefined || required === false ? [] : [id],
  );
  return [...found.values()].some((columns) => asked.some((id) => !columns.has(id)));
}

function isNumber({ definition }: TableInCheck, id: string): boolean {
  const kind = definition.columns[id]?.kind;
  return kind === "amount" || kind === "count" || kind === "rate";
}
