import { readFileSync } from "node:fs";
import Papa from "papaparse";

/**
 * Reads a CSV with a header row as one record a row, every value text.
 * Throws where a row has more or fewer values than the header.
 */
export function readCsv(file: URL): Readonly<Record<string, string>>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(file, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const [first] = errors;
  if (first !== undefined)
    throw new Error(`Cannot read ${file.pathname}, row ${(first.row ?? 0) + 2}: ${first.message}`);
  return data;
}
