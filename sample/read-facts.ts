import { readFileSync } from "node:fs";
import Papa from "papaparse";

export type Fact = Readonly<Record<string, string>>;

/** Rows of `sample/data/<name>.csv` by header. Where each file comes from stands in `sample/data/README.md`. */
export function readFacts(name: string): readonly Fact[] {
  const text = readFileSync(new URL(`data/${name}.csv`, import.meta.url), "utf8");
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const fault = errors[0];
  if (fault !== undefined) throw new Error(`sample/data/${name}.csv, row ${fault.row ?? "?"}: ${fault.message}`);
  return data;
}

/** A column of a fact. Throws where the file has no such column. */
export function field(fact: Fact, column: string): string {
  const value = fact[column];
  if (value === undefined) throw new Error(`No column "${column}" in a file of sample/data`);
  return value;
}
