import type { MapCell } from "../../packages/core/src/authorities/map-cell.ts";
import { constantText } from "./constant-text.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { readCsv } from "./read-csv.ts";

/** Each council's cell on a map of hexagons, as a module. */
export function mapCells(root: URL): GeneratedFile {
  const rows = ["hex_positions_before_2009", "hex_positions"].flatMap((name) =>
    readCsv(new URL(`data/register/${name}.csv`, root)),
  );
  return {
    path: "packages/core/src/authorities/map-cells.generated.ts",
    text: constantText({
      name: "mapCells",
      type: "MapCell",
      from: "./map-cell.ts",
      source: "data/register/hex_positions{_before_2009,}.csv",
      values: rows.map(mapCell),
    }),
  };
}

function mapCell(row: Readonly<Record<string, string>>): MapCell {
  const [q, r] = [Number(row.q), Number(row.r)];
  const half = row.half === "" ? null : row.half;
  if (!Number.isInteger(q) || !Number.isInteger(r) || (half !== null && half !== "left" && half !== "right")) {
    throw new Error(`Cannot read the map cell of ${row.cassr_code}: found "${row.q}", "${row.r}", "${row.half}"`);
  }
  return { code: row.cassr_code ?? "", to: row.valid_to ?? "", q, r, half };
}
