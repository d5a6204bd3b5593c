import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import { addDecimals } from "./add-decimals.ts";
import type { ReadTable, ReadTables } from "./read-table.ts";

const packageSchema = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      format: z.string(),
      description: z.string(),
      schema: z.object({
        fields: z.array(z.object({ name: z.string(), type: z.string(), description: z.string() })),
      }),
    }),
  ),
});

type Resource = z.infer<typeof packageSchema>["resources"][number];

/** What every client must find in a snapshot: what its CSVs say, by the types of its `datapackage.json`. */
export function describedTables(folder: string): ReadTables {
  const { resources } = packageSchema.parse(JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8")));
  const csvs = resources.filter(({ format }) => format === "csv");
  return Object.fromEntries(csvs.map((resource) => [resource.name, describedTable(folder, resource)]));
}

function describedTable(folder: string, { path, description, schema: { fields } }: Resource): ReadTable {
  const [header = [], ...lines] = Papa.parse<string[]>(readFileSync(join(folder, path), "utf8"), {
    skipEmptyLines: true,
  }).data;
  if (header.join() !== fields.map(({ name }) => name).join()) throw new Error(`${path} has other columns`);
  const rows = lines.map((line) => fields.map(({ type }, at) => asCell(line[at] ?? "", type)));
  const decimals = fields.flatMap(({ name, type }, at) => (type === "number" ? [[name, at] as const] : []));
  return {
    columns: Object.fromEntries(fields.map(({ name, type }) => [name, type])),
    rows,
    sums: Object.fromEntries(decimals.map(([name, at]) => [name, addDecimals(rows.map((row) => row[at] ?? null))])),
    metadata: {
      comment: description,
      columns: Object.fromEntries(fields.map((field) => [field.name, field.description])),
    },
  };
}

function asCell(text: string, type: string): string | null {
  if (text === "" || type !== "number") return text === "" ? null : text;
  const [whole = "", places = ""] = text.split(".");
  return `${whole}.${places.padEnd(4, "0")}`;
}
