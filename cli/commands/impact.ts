import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { isReceiptNumber } from "@council-returns/core/workflows/find-receipt.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { type AskedReturn, previewAcceptance } from "@council-returns/core/workflows/preview-acceptance.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { readInputFile } from "../input/read-input-file.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { impactLines } from "../render/impact-lines.ts";

const input = z.object({
  return: z.string(),
  collection: z.string().optional(),
  period: z.string().optional(),
  authority: z.string().optional(),
  all: z.boolean().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

type ImpactInput = z.infer<typeof input>;

/** What would change if a return counted. */
export const impact = defineCommand({
  name: "impact",
  summary: "Show what would change if a return counted, before it does",
  arguments: [{ name: "<return>", description: "a receipt's number, or a file that need not have been sent" }],
  options: [
    { flags: "--collection <collection>", description: "what the file is a return of" },
    { flags: "--period <period>", description: "what the file is about (default: as it says)" },
    { flags: "--authority <council>", description: "whose the file is (default: as it says)" },
    { flags: "--all", description: "every figure and council, not England's and the first" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period, council }) => [
    "returns impact 3f2a91c0d4e5f6071829 --store ./store",
    `returns impact return.xlsx --collection ${collection} --period ${period} --authority ${council} --store ./store`,
  ],
  notes: [
    "Nothing is written. A return that counts already is held against what counted before it.",
    "Exit codes: 0 told, 1 nothing in the file can be read as the return.",
  ],
  input,
  run: runImpact,
});

async function runImpact(asked: ImpactInput, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const preview = await previewAcceptance(await askedReturn(asked, powers), {
    store,
    openTables,
    clock: powers.clock,
  });
  const code = preview.impact === null ? exitCodes.no : exitCodes.done;
  if (asked.json === true) return jsonAnswer(code, preview);
  return linesAnswer(code, impactLines(preview, { width: powers.columns, all: asked.all === true }));
}

async function askedReturn(asked: ImpactInput, powers: CliPowers): Promise<AskedReturn> {
  const { return: named, collection, period, authority } = asked;
  if (isReceiptNumber(named)) {
    if ([collection, period, authority].every((one) => one === undefined)) return { receipt: named };
    throw new InputError("A receipt says what it is of: leave --collection, --period and --authority out.");
  }
  if (collection === undefined) {
    throw new InputError(
      `"${named}" is not a receipt's number. Of a file, say what it is a return of with --collection.`,
    );
  }
  return { ...(await readInputFile(named, powers)), collection, period, authority };
}
