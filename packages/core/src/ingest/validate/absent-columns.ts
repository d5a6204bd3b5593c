import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { columnTitle } from "./column-title.ts";
import type { ReturnInCheck, TableInCheck } from "./return-in-check.ts";

/** A note for each column the file has nowhere whose absence means something. */
export function absentColumns({ tables }: ReturnInCheck): Finding[] {
  return [...tables.values()].flatMap(absentFrom);
}

function absentFrom({ id, definition, found }: TableInCheck): Finding[] {
  return Object.entries(definition.columns).flatMap(([column, { ifAbsent }]) => {
    const isThere = found.size === 0 || [...found.values()].some((columns) => columns.has(column));
    if (ifAbsent === undefined || isThere) return [];
    return [
      finding("column-absent", { table: id, column }, { title: columnTitle(definition, column), meaning: ifAbsent }),
    ];
  });
}
