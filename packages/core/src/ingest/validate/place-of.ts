import type { Place } from "../../findings/finding.ts";
import type { Row } from "../normalise/normalised.ts";

/** The place of one cell of a row. */
export function placeOf(table: string, row: Omit<Row, "authority">, column: string): Place {
  const cell = row.values[column]?.cell ?? "";
  const place = { sheet: row.sheet, row: row.row, column, table };
  return cell === "" ? place : { ...place, cell };
}
