import type { Ingested } from "@council-returns/core/workflows/ingest-upload.ts";
import { statedReturn } from "@council-returns/core/workflows/stated-return.ts";
import { submitFiles } from "@council-returns/core/workflows/submit-files.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { type InputFile, readInputFile } from "../input/read-input-file.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { checkLines } from "../render/check-lines.ts";
import { ingestedLines } from "../render/ingested-lines.ts";
import { progressBar } from "../render/progress-bar.ts";
import { lastTryLines } from "../render/receipt-lines.ts";
import { wrapIndented } from "../render/wrap-text.ts";

const input = z.object({
  files: z.array(z.string()).min(1),
  collection: z.string().optional(),
  period: z.string().optional(),
  authority: z.string().exactOptional(),
  by: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

type SubmitCommandInput = z.infer<typeof input>;

/** Drops files among the uploads, works them and answers with their receipts. */
export const submit = defineCommand({
  name: "submit",
  summary: "Send returns and wait for their receipts",
  arguments: [{ name: "<files...>", description: "the spreadsheets" }],
  options: [
    {
      flags: "--collection <collection>",
      description: "what they are returns of (default: as each file's template says)",
    },
    { flags: "--period <period>", description: "what they are about (default: as each file's template says)" },
    { flags: "--authority <council>", description: "code or name of the council (default: as each file says)" },
    { flags: "--by <who>", description: "who sends them; the one who signs off has to be another" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period }) => [
    "returns submit return.xlsx --store ./store",
    `returns submit returns/*.xlsx --collection ${collection} --period ${period} --store ./store`,
  ],
  notes: ["Exit codes: 0 all accepted, 1 some were not, 2 wrong usage (then nothing was sent), 3 something broke."],
  input,
  run: runSubmit,
});

async function runSubmit(asked: SubmitCommandInput, powers: CliPowers): Promise<Answer> {
  const { files, json } = asked;
  const { store } = openCliStore({ store: asked.store, mustExist: false }, powers);
  const read = await Promise.all(files.map((file) => readInputFile(file, powers)));
  const returns = await Promise.all(read.map((file) => toSubmit(file, asked)));
  const bar = progressBar("Sending", powers);
  const ingested = await submitFiles(returns, { store, onProgress: ({ done, total }) => bar.tick(done, total) });
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

/** What is not said on the command line is as the file's template says. */
async function toSubmit(file: InputFile, asked: SubmitCommandInput) {
  const { collection, period, authority, by } = asked;
  const sent = { ...file, ...(authority !== undefined && { authority }), by };
  if (collection !== undefined && period !== undefined) return { ...sent, collection, period };
  const stated = await statedReturn(file, { collection });
  return { ...sent, collection: stated.collection, period: period ?? stated.period };
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
