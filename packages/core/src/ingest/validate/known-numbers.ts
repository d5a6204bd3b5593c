import { columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { rescale } from "../../exact/decimal.ts";
import type { Row } from "../normalise/normalised.ts";

/** Numbers of one row, all at one scale. */
export interface KnownNumbers {
  readonly numbers: readonly bigint[];
  readonly scale: number;
}

/** The number in a cell; `undefined` where it is blank, has only a status, or could not be read. */
export function knownNumber(row: Omit<Row, "authority">, column: string): bigint | undefined {
  const cell = row.values[column];
  return cell === undefined || cell.faulty === true || typeof cell.value !== "bigint" ? undefined : cell.value;
}

/** The numbers of several columns; `undefined` where any of them is not known, so that one cause has one finding. */
export function knownNumbers(row: Row, columns: readonly string[], table: Table): KnownNumbers | undefined {
  const scales = columns.map((column) => scaleOf(table, column));
  const scale = Math.max(...scales);
  const numbers = columns.flatMap((column, index) => {
    const number = knownNumber(row, column);
    return number === undefined ? [] : [rescale(number, scales[index] ?? 0, scale)];
  });
  return numbers.length === columns.length ? { numbers, scale } : undefined;
}

/** Digits after the point that a column keeps; 0 where it holds no numbers. */
export function scaleOf(table: Table, column: string): number {
  const definition = table.columns[column];
  return definition === undefined ? 0 : (columnScale(definition.kind) ?? 0);
}
