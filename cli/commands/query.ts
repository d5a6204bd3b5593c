import { openTables } from "@council-returns/core/storage/open-tables.ts";
import type { SqlResult } from "@council-returns/core/storage/tables.ts";
import { querySnapshot } from "@council-returns/core/workflows/query-snapshot.ts";
import { resultCsv } from "@council-returns/core/workflows/result-csv.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { printable } from "../render/printable.ts";
import { resultJson } from "../render/result-json.ts";
import { resultLines } from "../render/result-lines.ts";
import { withdrawalLines } from "../render/withdrawal-lines.ts";

const input = z.object({
  sql: z.string().min(1, "write a SELECT"),
  snapshot: z.string().optional(),
  format: z.enum(["table", "csv", "json"]).default("table"),
  store: z.string().optional(),
});

/** Asks a snapshot a question in SQL. */
export const query = defineCommand({
  name: "query",
  summary: "Ask what was published in SQL",
  arguments: [{ name: "<sql>", description: "one SELECT over views such as headline, by_council and missing" }],
  options: [
    {
      flags: "--snapshot <name>",
      description: "collection, collection@1.0.0 or collection@1.* (default: the latest of all)",
    },
    { flags: "--format <format>", description: "table, csv or json (default: table)" },
    storeOption,
  ],
  examples: ({ collection }) => [
    `returns query "SELECT title, value, unit FROM headline" --snapshot ${collection} --store ./store`,
    `returns query "FROM missing" --format csv --store ./store`,
  ],
  input,
  run: runQuery,
});

async function runQuery(
  { sql, snapshot, format, ...asked }: z.infer<typeof input>,
  powers: CliPowers,
): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const result = await querySnapshot(sql, snapshot, { store, openTables });
  for (const line of withdrawalLines(result.withdrawn, powers.columns)) powers.stderr.write(`${printable(line)}\n`);
  return answers[format](result, powers.columns);
}

const answers: Readonly<Record<"table" | "csv" | "json", (result: SqlResult, width: number) => Answer>> = {
  table: (result, width) => linesAnswer(exitCodes.done, resultLines(result, width)),
  csv: (result) => ({ code: exitCodes.done, output: resultCsv(result), for: "data" }),
  json: (result) => jsonAnswer(exitCodes.done, resultJson(result)),
};
