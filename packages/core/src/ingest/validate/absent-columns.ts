import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { heldOf } from "../normalise/held-rows.ts";
import { columnTitle } from "./column-title.ts";
import type { ReturnInCheck, TableInCheck } from "./return-in-check.ts";

/** In fewer rows, that all are empty may well be so. */
const FEWEST_ROWS = 3;

/**
 * A note for each column whose absence means something that the file has nowhere, or, in a list, nothing in; a query for the names of a list
 * that are empty in every row.
 */
export function absentColumns({ tables }: ReturnInCheck): Finding[] {
  return [...tables.values()].flatMap(absentFrom);
}

function absentFrom(table: TableInCheck): Finding[] {
  const { id, definition, found } = table;
  const { numbers, columns } = heldOf(table);
  const isEmpty = (column: string) => {
    const held = columns.get(column);
    if (held === undefined || definition.keyless !== true || numbers.length < FEWEST_ROWS) return false;
    return held.statuses.size + held.faulty.size === 0 && held.values.every((value) => value === null);
  };
  return Object.entries(definition.columns).flatMap(([column, asked]): Finding[] => {
    const { ifAbsent } = asked;
    const isThere = found.size === 0 || [...found.values()].some((own) => own.has(column));
    const [title, at] = [columnTitle(definition, column), { table: id, column }];
    if (ifAbsent !== undefined && (!isThere || isEmpty(column))) {
      return [finding("column-absent", at, { title, meaning: ifAbsent })];
    }
    const isOfNames = asked.kind === "text" && asked.names === true && isThere;
    return isOfNames && isEmpty(column) ? [finding("column-empty", at, { title, rows: numbers.length })] : [];
  });
}
