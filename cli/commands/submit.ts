import type { Ingested } from "@council-returns/core/workflows/ingest-upload.ts";
import { submitFiles } from "@council-returns/core/workflows/submit-files.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { readInputFile } from "../input/read-input-file.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { checkLines } from "../render/check-lines.ts";
import { ingestedLines } from "../render/ingested-lines.ts";
import { progressBar } from "../render/progress-bar.ts";
import { lastTryLines } from "../render/receipt-lines.ts";
import { wrapIndented } from "../render/wrap-text.ts";

const input = z.object({
  files: z.array(z.string()).min(1),
  collection: z.string(),
  period: z.string(),
  authority: z.string().exactOptional(),
  by: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** Drops files among the uploads, works them and answers with their receipts. */
export const submit = defineCommand({
  name: "submit",
  summary: "Send returns and wait for their receipts",
  arguments: [{ name: "<files...>", description: "the spreadsheets" }],
  options: [
    { flags: "--collection <collection>", description: "what they are returns of", required: true },
    { flags: "--period <period>", description: "what they are about", required: true },
    { flags: "--authority <council>", description: "code or name of the council (default: as each file says)" },
    { flags: "--by <who>", description: "who sends them; the one who signs off has to be another" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period }) => [
    `returns submit returns/*.xlsx --collection ${collection} --period ${period} --store ./store`,
  ],
  notes: ["Exit codes: 0 all accepted, 1 some were not, 2 wrong usage (then nothing was sent), 3 something broke."],
  input,
  run: runSubmit,
});

async function runSubmit(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { files, json, store: _address, ...where } = asked;
  const { store } = openCliStore({ store: asked.store, mustExist: false }, powers);
  const read = await Promise.all(files.map((file) => readInputFile(file, powers)));
  const bar = progressBar("Sending", powers);
  const ingested = await submitFiles(
    read.map((file) => ({ ...file, ...where })),
    { store, onProgress: ({ done, total }) => bar.tick(done, total) },
  );
  bar.end();
  const code = ingested.every(({ outcome }) => outcome === "accepted") ? exitCodes.done : exitCodes.no;
  if (json === true) {
    return jsonAnswer(
      code,
      ingested.map(({ receipt }) => receipt),
    );
  }
  return linesAnswer(code, receiptLines(ingested, powers.columns));
}

function receiptLines(ingested: readonly Ingested[], width: number): string[] {
  const [only, ...others] = ingested;
  if (only === undefined || others.length > 0) return ingestedLines(ingested, width);
  const { receipt, again } = only;
  const same = `This is the same file as we hold. Its receipt was given for ${receipt.file} on ${receipt.received.at.slice(0, 10)}.`;
  return [
    ...checkLines(receipt, width),
    ...lastTryLines(receipt, width),
    ...(again ? ["", ...wrapIndented(same, 0, width)] : []),
    "",
    `Receipt: ${only.submission}`,
    ...markedLines(only, width),
  ];
}

function markedLines({ submission, marked }: Ingested, width: number): string[] {
  if (marked === undefined) return [];
  const said =
    "key" in marked
      ? `Each place is marked in a copy of the file: returns receipt ${submission} --marked OUT.xlsx`
      : `The file could not be marked (${marked.reason}). The receipt holds all the same.`;
  return wrapIndented(said, 0, width);
}
