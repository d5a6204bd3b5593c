import { join } from "node:path";
import type { Headlines } from "@council-returns/core/workflows/national-headlines.ts";
import { snapshotFolder } from "../render/snapshot-folder.ts";
import { wrapIndented } from "../render/wrap-text.ts";

/** Where each snapshot is, and questions to put to one of them in plain DuckDB. `data` is a path people can use. */
export function tryLines(headlines: readonly Headlines[], data: string, width: number): string[] {
  const folders = headlines.map((one) => ({
    one,
    folder: snapshotFolder(data, { collection: one.collection.id, version: one.version }),
  }));
  const [asked] = folders.toSorted((a, b) => failed(b.one) - failed(a.one));
  return [
    "Where it is (Parquet, CSV, definitions and a DuckDB file in each folder):",
    ...folders.map(({ folder }) => `  ${folder}`),
    "",
    "To try in plain DuckDB:",
    ...(asked === undefined ? [] : duckdbLines(asked.one, asked.folder, width)),
  ];
}

function failed({ claims }: Headlines): number {
  return claims.filter(({ verdict }) => verdict.verdict === "not reproduced").length;
}

/** Opened for reading only: a snapshot is never changed, not even by looking at it. */
function duckdbLines({ collection, figures, targets }: Headlines, folder: string, width: number): string[] {
  const share = targets[0]?.verdict ?? figures.find(({ unit }) => unit === "percent") ?? figures[0];
  const chosen = `measure = '${share?.measure}' AND basis = '${share?.basis}' AND period = '${share?.period}'`;
  return [
    "SELECT title, basis_title, value, unit FROM headline",
    `SELECT geography, value FROM by_council WHERE ${chosen} ORDER BY value DESC LIMIT 10`,
    "SELECT statement, stated, computed, working FROM claims_not_reproduced",
  ].flatMap((sql) => [
    "  duckdb -readonly \\",
    `    ${join(folder, `${collection.id}.duckdb`)} \\`,
    ...wrapIndented(`"${sql}"`, 4, width),
  ]);
}
