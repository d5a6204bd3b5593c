import { type Reconciled, reconcile } from "@council-returns/core/workflows/reconcile.ts";
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

/** Works every upload that was not worked yet, and finishes what was left half-done. */
export const work = defineCommand({
  name: "work",
  summary: "Work the uploads that lie unprocessed, and mend what a crash left",
  arguments: [],
  options: [storeOption, jsonOption],
  examples: () => ["returns work --store ./store"],
  notes: [
    "A return that is refused has been worked: the exit code is 0. It is 3 where an upload could not be worked or finished.",
    "Objects that no entry of the log leads to are named, never deleted.",
  ],
  input,
  run: runWork,
});

async function runWork(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const bar = progressBar("Working", powers);
  const summary = await workUploads({ store, onProgress: ({ done, total }) => bar.tick(done, total) });
  const reconciled = await reconcile({ store });
  bar.end();
  const code = summary.failed.length + reconciled.stuck.length === 0 ? exitCodes.done : exitCodes.broken;
  return asked.json === true
    ? jsonAnswer(code, { ...workJson(summary), ...reconciled })
    : linesAnswer(code, [...workLines(summary, powers.columns), ...reconciledLines(reconciled, powers.columns)]);
}

/** Unknown objects named on screen; the JSON has them all. */
const NAMED = 20;

function reconciledLines({ mended, stuck, unknown }: Reconciled, width: number): string[] {
  const more = unknown.length - NAMED;
  return [
    ...mended.flatMap(({ submission, standing }) =>
      wrapText(`Finished ${submission}, which had been left half-done: ${standing.replaceAll("-", " ")}.`, width),
    ),
    ...stuck.flatMap(({ submission, reason }) => wrapText(`Cannot finish ${submission}: ${reason}.`, width)),
    ...(unknown.length === 0 ? [] : ["", `${countOf(unknown.length, "object")} that nothing in the log leads to:`]),
    ...unknown.slice(0, NAMED).map(({ key, size }) => `  ${key} (${readableNumber(String(size))} bytes)`),
    ...(more > 0 ? [`  ... and ${more} more; --json names them all.`] : []),
  ];
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
