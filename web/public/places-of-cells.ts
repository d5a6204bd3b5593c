import type { PublicCell } from "@council-returns/core/workflows/cells-for-public.ts";
import { publicWords } from "../words/public.ts";

/** The cells of one column of one sheet, with what they are in the formula. */
export interface CellPlaces {
  readonly table: string;
  readonly column: string;
  readonly sheet: string;
  /** Cells, and runs of them in a column or row: `F8:F15, F20`. */
  readonly cells: string;
  readonly part: string;
}

/** Cells gathered by table, column and sheet, those next to each other as a range. */
export function placesOf(cells: readonly PublicCell[]): readonly CellPlaces[] {
  const isShare = cells.some(({ denominator }) => denominator !== null);
  const byPlace = Map.groupBy(cells, ({ table, column, sheet }) => JSON.stringify([table, column, sheet]));
  return [...byPlace.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { table, column, sheet } = first;
    return [
      { table, column, sheet, cells: rangesOf(own.map(({ cell }) => cell)).join(", "), part: partOf(first, isShare) },
    ];
  });
}

interface Address {
  readonly letters: string;
  readonly row: number;
}

/** A1 addresses, those of one column that follow each other joined: `B7:B9`. */
function rangesOf(cells: readonly string[]): readonly string[] {
  const byColumn = Map.groupBy(cells.flatMap(addressOf), ({ letters }) => letters);
  return [...byColumn].flatMap(([letters, own]) => {
    const rows = [...new Set(own.map(({ row }) => row))].toSorted((one, other) => one - other);
    const starts = rows.filter((row, at) => rows[at - 1] !== row - 1);
    const ends = rows.filter((row, at) => rows[at + 1] !== row + 1);
    return starts.map((from, at) =>
      from === ends[at] ? `${letters}${from}` : `${letters}${from}:${letters}${ends[at]}`,
    );
  });
}

function addressOf(cell: string): readonly Address[] {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return letters === undefined ? [] : [{ letters, row: Number(row) }];
}

function partOf({ numerator, denominator }: PublicCell, isShare: boolean): string {
  const { added, takenAway } = publicWords.cells;
  const { parts } = publicWords.figure;
  const said = (sign: "+" | "-" | null, part: string): string[] => {
    if (sign === null) return [];
    const does = sign === "+" ? added : takenAway;
    return [isShare ? `${part}: ${does}` : does];
  };
  return [...said(numerator, parts.numerator), ...said(denominator, parts.denominator)].join("; ");
}
