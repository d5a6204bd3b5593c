import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { registeredDefinition } from "@council-returns/core/workflows/registered-definition.ts";
import { type Rehearsal, rehearseRules } from "@council-returns/core/workflows/rehearse-rules.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { readInputFile } from "../input/read-input-file.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { progressBar } from "../render/progress-bar.ts";
import { rehearsalLines } from "../render/rehearsal-lines.ts";

const input = z.object({
  collection: z.string(),
  definition: z.string().optional(),
  codeOnly: z.boolean().optional(),
  printDefinition: z.boolean().optional(),
  period: z.string().optional(),
  all: z.boolean().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

type RehearseInput = z.infer<typeof input>;

/** Changed rules, or changed code, tried on every stored file. */
export const rehearse = defineCommand({
  name: "rehearse",
  summary: "Try changed rules on every stored return",
  arguments: [{ name: "<collection>", description: "whose returns" }],
  options: [
    { flags: "--definition <json>", description: "the rules: a definition.json, or only what is to change of it" },
    { flags: "--code-only", description: "the rules there are, on files that earlier versions of the code read" },
    { flags: "--print-definition", description: "print the rules there are, to change and try" },
    { flags: "--period <period>", description: "only returns of this period; others stay as they are" },
    { flags: "--all", description: "every return, finding and figure, not the first" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection }) => [
    `returns rehearse ${collection} --print-definition > definition.json`,
    `returns rehearse ${collection} --definition definition.json --store ./store`,
    `returns rehearse ${collection} --code-only --store ./store`,
  ],
  notes: [
    'What is to change of a definition is a JSON Merge Patch: {"collection": {"publish": {"percentPlaces": 0}}}.',
    "Nothing is written. Exit codes: 0 every return that counts would count still, 1 one would not, 2 the rules cannot be used.",
  ],
  input,
  run: runRehearse,
});

async function runRehearse(asked: RehearseInput, powers: CliPowers): Promise<Answer> {
  const { collection, period, definition, codeOnly, printDefinition } = asked;
  const ways = [definition !== undefined, codeOnly === true, printDefinition === true].filter(Boolean);
  if (ways.length !== 1) {
    throw new InputError("Say what to rehearse: --definition FILE, or --code-only; or --print-definition.");
  }
  if (printDefinition === true) {
    return { code: exitCodes.done, output: registeredDefinition(collection), for: "data" };
  }
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const file = definition === undefined ? undefined : await readInputFile(definition, powers);
  const bar = progressBar("Rehearsing", powers);
  const rehearsal = await rehearseRules(
    { collection, period, definition: file },
    { store, openTables, onProgress: bar.tick },
  ).finally(bar.end);
  const code = answerCode(rehearsal);
  if (asked.json === true) return jsonAnswer(code, rehearsal);
  return linesAnswer(code, rehearsalLines(rehearsal, { width: powers.columns, all: asked.all === true }));
}

function answerCode({ lost }: Rehearsal): Answer["code"] {
  return lost > 0 ? exitCodes.no : exitCodes.done;
}
