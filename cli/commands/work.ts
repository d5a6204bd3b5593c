import { type WorkSummary, workUploads } from "@council-returns/core/workflows/work-uploads.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { countOf } from "../render/count-of.ts";
import { ingestedLines } from "../render/ingested-lines.ts";
import { progressBar } from "../render/progress-bar.ts";
import { readableNumber } from "../render/readable-number.ts";
import { wrapText } from "../render/wrap-text.ts";

const input = z.object({ store: z.string().optional(), json: z.boolean().optional() });

/** Works every upload that was not worked yet. */
export const work = defineCommand({
  name: "work",
  summary: "Work the uploads that lie unprocessed",
  arguments: [],
  options: [storeOption, jsonOption],
  examples: () => ["returns work --store ./store"],
  notes: ["A return that is refused has been worked: the exit code is 0. It is 3 where an upload could not be worked."],
  input,
  run: runWork,
});

async function runWork(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const bar = progressBar("Working", powers);
  const summary = await workUploads({ store, onProgress: ({ done, total }) => bar.tick(done, total) });
  bar.end();
  const code = summary.failed.length === 0 ? exitCodes.done : exitCodes.broken;
  return asked.json === true
    ? jsonAnswer(code, workJson(summary))
    : linesAnswer(code, workLines(summary, powers.columns));
}

function workJson({ worked, failed, before }: WorkSummary) {
  const uploads = worked.map(({ key, outcome, submission, receiptKey }) => ({ key, outcome, submission, receiptKey }));
  return { worked: uploads, failed, before };
}

function workLines({ worked, failed, before }: WorkSummary, width: number): string[] {
  return [
    `Worked ${countOf(worked.length, "upload")}; ${readableNumber(String(before))} had been worked before.`,
    ...(worked.length === 0 ? [] : ["", ...ingestedLines(worked, width)]),
    ...failed.flatMap(({ key, reason }) => ["", ...wrapText(`Could not work ${key}: ${reason}`, width)]),
    ...(failed.length === 0 ? [] : ["", "Nothing was lost: run this again to try those once more."]),
  ];
}
