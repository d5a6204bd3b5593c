import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type CheckInput, checkFile } from "@council-returns/core/workflows/check-file.ts";
import { type CheckJson, checkJson } from "@council-returns/core/workflows/check-json.ts";
import type { CheckResult } from "@council-returns/core/workflows/check-result.ts";
import { assertConfirmedFor, readConfirmedColumns } from "@council-returns/core/workflows/confirmed-columns.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { markFile } from "@council-returns/core/workflows/mark-file.ts";
import { statedReturn } from "@council-returns/core/workflows/stated-return.ts";
import * as z from "zod";
import { type Answer, type ExitCode, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { readInputFile } from "../input/read-input-file.ts";
import { jsonOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { checkLines } from "../render/check-lines.ts";

const input = z.object({
  file: z.string(),
  collection: z.string().optional(),
  period: z.string().exactOptional(),
  authority: z.string().exactOptional(),
  json: z.boolean().optional(),
  marked: z.string().optional(),
  confirmed: z.string().optional(),
});

type CheckCommandInput = z.infer<typeof input>;

/** Exit code of a check by its outcome; queries do not refuse a return. */
const CODES: Readonly<Record<CheckJson["outcome"], ExitCode>> = {
  accepted: exitCodes.done,
  rejected: exitCodes.no,
  unreadable: exitCodes.usage,
};

/** The whole check of a file, without a store. */
export const check = defineCommand({
  name: "check",
  summary: "Check a return without sending it",
  arguments: [{ name: "<file>", description: "the spreadsheet" }],
  options: [
    { flags: "--collection <collection>", description: "what it is a return of (default: as its template says)" },
    { flags: "--period <period>", description: "what it is about (default: as the file says)" },
    { flags: "--authority <council>", description: "code or name of the council (default: as the file says)" },
    { flags: "--marked <out>", description: "write the file back with each faulty cell marked (.xlsx)" },
    { flags: "--confirmed <json>", description: "columns the council has confirmed, as confirm --list --json prints" },
    jsonOption,
  ],
  examples: ({ collection, period, council }) => [
    "returns check return.xlsx",
    `returns check return.xlsx --collection ${collection} --marked marked.xlsx`,
    `returns check return.xlsx --collection ${collection} --period ${period} --authority ${council} --json`,
  ],
  notes: ["Exit codes: 0 accepted (also with queries), 1 rejected, 2 unreadable or wrong usage."],
  input,
  run: runCheck,
});

async function runCheck(input: CheckCommandInput, powers: CliPowers): Promise<Answer> {
  const { file, json, marked, confirmed: list, ...asked } = input;
  const read = await readInputFile(file, powers);
  const collection = asked.collection ?? (await statedReturn(read)).collection;
  const result = await checkBy(list, { ...read, ...asked, collection }, powers);
  if (marked !== undefined)
    await writeMarked(resolve(powers.cwd, marked), resolve(powers.cwd, file), read.bytes, result);
  const shown = checkJson(result);
  const code = CODES[shown.outcome];
  return json === true ? jsonAnswer(code, shown) : linesAnswer(code, checkLines(shown, powers.columns));
}

async function checkBy(list: string | undefined, sent: CheckInput, powers: CliPowers): Promise<CheckResult> {
  if (list === undefined) return checkFile(sent);
  const said = readConfirmedColumns(list, (await readInputFile(list, powers)).bytes);
  const result = await checkFile({ ...sent, confirmed: said.confirmed });
  assertConfirmedFor(said, result);
  return result;
}

/** The marked workbook may be made again and again, but never in the place of the file it is made of. */
async function writeMarked(path: string, source: string, bytes: Uint8Array, result: CheckResult): Promise<void> {
  if (path === source) throw new InputError(`Cannot write the marked workbook over ${source}. Name another file.`);
  await writeFile(path, await markFile(bytes, result));
}
