import { describe, expect, it } from "vitest";
import { heldOf, holdColumns, rowsWith, withHeld } from "../../../packages/core/src/ingest/normalise/held-rows.ts";
import { joinPieces } from "../../../packages/core/src/ingest/normalise/join-pieces.ts";
import type { NormalisedTable, Row } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { writeRows } from "../../../packages/core/src/ingest/write/rows-parquet.ts";
import { everyKind, source } from "../write/every-kind.ts";
import { variedRows, visits } from "../write/varied-rows.ts";

/** The same rows, held by column. */
function held(rows: readonly Row[]): NormalisedTable {
  const { rows: _, ...columns } = heldOf(visits(rows));
  return withHeld({ table: "visits", totals: [] }, holdColumns(columns));
}

function withFault(row: Row): Row {
  const { spend } = row.values;
  return spend === undefined
    ? row
    : { ...row, values: { ...row.values, spend: { ...spend, value: null, faulty: true } } };
}

describe("rows that are held by column", () => {
  const rows = variedRows(60).map((row, place) => (place % 9 === 0 ? withFault(row) : row));

  it("are the rows they were made of", () => {
    expect(held(rows)).toEqual(visits(rows));
  });

  it("are joined in the order of their pieces, addresses and faults included", () => {
    const pieces = [held(rows.slice(0, 7)), visits(rows.slice(7, 30)), held(rows.slice(30))];
    expect(joinPieces(pieces)).toEqual([visits(rows)]);
  });

  it("are stored as the same bytes", () => {
    expect(writeRows(held(rows), everyKind, source)).toEqual(writeRows(visits(rows), everyKind, source));
  });

  it("are not taken for those of a copy that has other rows", () => {
    const fewer = { ...held(rows), rows: rows.slice(0, 2) };
    expect(heldOf(fewer).numbers).toHaveLength(2);
  });

  it("have only the columns asked for, where they are many", () => {
    const many = Array.from({ length: 2000 }, (_, place) => rows[place % rows.length]).flatMap((row) => row ?? []);
    const [column = ""] = Object.keys(everyKind.columns);
    expect(rowsWith(held(many), [column])).toEqual(
      many.map((row) => ({ ...row, values: { [column]: row.values[column] } })),
    );
  });

  it("are stored as the same bytes whether each address is written out or they are letters and the numbers of rows", () => {
    const { columns, ...places } = heldOf(visits(variedRows(1200)));
    const lettered = (isSaid: boolean) => {
      const all = Array.from(columns, ([id, column], at) => {
        const letters = ["A", "Z", "AB", "XFD"][at % 4] ?? "";
        const cell = (row: number) => `${letters}${places.numbers[row]}`;
        return [id, { ...column, cell, ...(isSaid && { letters }) }] as const;
      });
      return withHeld({ table: "visits", totals: [] }, holdColumns({ ...places, columns: new Map(all) }));
    };
    expect(writeRows(lettered(true), everyKind, source)).toEqual(writeRows(lettered(false), everyKind, source));
  });
});
