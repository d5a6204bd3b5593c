import { join, relative } from "node:path";
import type { Headlines } from "@council-returns/core/workflows/national-headlines.ts";
import type { CliPowers } from "../powers.ts";
import { snapshotFolder } from "../render/snapshot-folder.ts";

/** Where each snapshot is, and questions to put to one of them in plain DuckDB. */
export function tryLines(headlines: readonly Headlines[], address: string, { cwd }: Pick<CliPowers, "cwd">): string[] {
  const folders = headlines.map((one) => ({ one, folder: here(snapshotFolder(address, snapshotOf(one))) }));
  const [asked] = folders.toSorted((a, b) => b.one.claims.length - a.one.claims.length);
  const questions = asked === undefined ? [] : duckdbLines(asked.one, asked.folder);
  return [
    "Where it is (Parquet, CSV, definitions and a DuckDB file in each folder):",
    ...folders.map(({ folder }) => `  ${folder}`),
    "",
    "To try in plain DuckDB:",
    ...questions,
  ];

  function here(folder: string): string {
    const near = relative(cwd, folder);
    return near === "" || near.startsWith("..") ? folder : near;
  }
}

function snapshotOf({ collection, version }: Headlines) {
  return { collection: collection.id, version };
}

function duckdbLines({ collection, figures }: Headlines, folder: string): string[] {
  const share = figures.find(({ unit }) => unit === "percent") ?? figures[0];
  const file = join(folder, `${collection.id}.duckdb`);
  const chosen = `measure = '${share?.measure}' AND basis = '${share?.basis}' AND period = '${share?.period}'`;
  return [
    "SELECT title, basis_title, value, unit FROM headline",
    `SELECT geography, value, responded FROM by_region WHERE ${chosen}`,
    "SELECT statement, stated, computed FROM claims_not_reproduced",
  ].flatMap((sql) => [`  duckdb ${file} \\`, `    "${sql}"`]);
}
