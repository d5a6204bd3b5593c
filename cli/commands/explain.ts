import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { explainCell } from "@council-returns/core/workflows/explain-cell.ts";
import { explainPublished } from "@council-returns/core/workflows/explain-published.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { cellLines } from "../render/cell-lines.ts";
import { explanationLines } from "../render/explanation-lines.ts";

const input = z.object({
  figure: z.string().optional(),
  cell: z.string().optional(),
  snapshot: z.string().optional(),
  all: z.boolean().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** From a published figure to the cells it is made from, and back. */
export const explain = defineCommand({
  name: "explain",
  summary: "Show what a figure is made from, down to the cell, or which figures a cell feeds",
  arguments: [{ name: "[figure]", description: "collection/measure/basis/period/area/breakdown, as in figures" }],
  options: [
    { flags: "--cell <place>", description: "FILE#Sheet!B7 instead of a figure; FILE is a name or a SHA-256" },
    { flags: "--snapshot <name>", description: "collection@1.0.0 or collection@1.* (default: the latest)" },
    { flags: "--all", description: "every council and cell, not the first of them" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period }) => [
    `returns explain ${collection}/holders/all/${period}/E92000001/all --store ./store`,
    'returns explain --cell "3f2a91c0#People!B7" --store ./store',
    `returns query "SELECT figure FROM headline" --snapshot ${collection} --store ./store`,
  ],
  notes: ["It tells what single councils sent: it is for those who may see the returns, not for publishing."],
  input,
  run: runExplain,
});

async function runExplain(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { figure, cell, snapshot, all = false, json } = asked;
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const shown = { width: powers.columns, all };
  if (figure !== undefined && cell === undefined) {
    const explained = await explainPublished(figure, snapshot, { store, openTables });
    return json === true
      ? jsonAnswer(exitCodes.done, explained)
      : linesAnswer(exitCodes.done, explanationLines(explained, shown));
  }
  if (cell === undefined || figure !== undefined) {
    throw new InputError("Name one figure, or a cell with --cell FILE#Sheet!B7, and not both.");
  }
  const explained = await explainCell(cell, snapshot, { store, openTables });
  return json === true
    ? jsonAnswer(exitCodes.done, explained)
    : linesAnswer(exitCodes.done, cellLines(explained, shown));
}
