import { inspectFile } from "@council-returns/core/workflows/inspect-file.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { readInputFile } from "../input/read-input-file.ts";
import { jsonOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { inspectLines } from "../render/inspect-lines.ts";

const input = z.object({ file: z.string(), cells: z.boolean().optional(), json: z.boolean().optional() });

/** What the reader sees in a file, whatever it is a return of. */
export const inspect = defineCommand({
  name: "inspect",
  summary: "Show what the reader sees in a file",
  arguments: [{ name: "<file>", description: "the spreadsheet" }],
  options: [{ flags: "--cells", description: "list every cell that holds something" }, jsonOption],
  examples: () => ["returns inspect return.xlsx", "returns inspect return.xlsx --json"],
  notes: ["Exit codes: 0 read, 2 unreadable or wrong usage."],
  input,
  run: runInspect,
});

async function runInspect({ file, cells, json }: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const inspected = await inspectFile(await readInputFile(file, powers), { cells });
  const code = inspected.format === null ? exitCodes.usage : exitCodes.done;
  return json === true ? jsonAnswer(code, inspected) : linesAnswer(code, inspectLines(inspected, powers.columns));
}
