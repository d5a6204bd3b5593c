import { join } from "node:path";
import type { Headlines } from "@council-returns/core/workflows/national-headlines.ts";
import { commandLines, typed } from "../render/command-lines.ts";
import { snapshotFolder } from "../render/snapshot-folder.ts";
import { wrapIndented } from "../render/wrap-text.ts";

/** Where a store is, as people name it. */
export interface NamedStore {
  /** Where its data lie: a path or a URL. */
  readonly data: string;
  /** The options that lead to it, a part each. */
  readonly parts: readonly string[];
}

/** Where each snapshot is, and questions to put to one of them: in plain DuckDB where it is a file, else through us. */
export function tryLines(headlines: readonly Headlines[], { data, parts }: NamedStore, width: number): string[] {
  const folders = headlines.map((one) => ({
    one,
    folder: snapshotFolder(data, { collection: one.collection.id, version: one.version }),
  }));
  const [asked] = folders.toSorted((a, b) => failed(b.one) - failed(a.one));
  const isNear = !data.includes("://");
  const ask = (sql: string, { one, folder }: NonNullable<typeof asked>) =>
    isNear ? duckdbParts(sql, join(folder, `${one.collection.id}.duckdb`)) : queryParts(sql, one, parts);
  return [
    "Where it is (Parquet, CSV, definitions and a DuckDB file in each folder):",
    ...folders.map(({ folder }) => `  ${folder}`),
    "",
    isNear ? "To try in plain DuckDB:" : "To try (docs/serve.md has the same in plain DuckDB):",
    ...(asked === undefined
      ? []
      : questions(asked.one).flatMap((sql) => commandLines(ask(quoted(sql, width), asked), ONE_A_LINE))),
  ];
}

/** A command and its question are read more easily apart, however short they are. */
const ONE_A_LINE = 0;
const INNER = 4;

/** Opened for reading only: a snapshot is never changed, not even by looking at it. */
function duckdbParts(sql: string, file: string): string[] {
  return ["duckdb -readonly", typed(file), sql];
}

function queryParts(sql: string, { collection }: Headlines, parts: readonly string[]): string[] {
  return ["npx returns query", sql, `--snapshot ${collection.id}`, ...parts];
}

function quoted(sql: string, width: number): string {
  return wrapIndented(`"${sql}"`, INNER, width).join("\n").trimStart();
}

function failed({ claims }: Headlines): number {
  return claims.filter(({ verdict }) => verdict.verdict === "not reproduced").length;
}

function questions({ figures, targets }: Headlines): string[] {
  const share = targets[0]?.verdict ?? figures.find(({ unit }) => unit === "percent") ?? figures[0];
  const chosen = `measure = '${share?.measure}' AND basis = '${share?.basis}' AND period = '${share?.period}'`;
  return [
    "SELECT title, basis_title, value, unit FROM headline",
    `SELECT geography, value FROM by_council WHERE ${chosen} ORDER BY value DESC LIMIT 10`,
    "SELECT statement, stated, computed, working FROM claims_not_reproduced",
  ];
}
