import { openSolver } from "@council-returns/core/solver/open-solver.ts";
import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { type Published, publishNational } from "@council-returns/core/workflows/publish-national.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { publishedLines } from "../render/published-lines.ts";

const input = z.object({
  collection: z.string(),
  period: z.string().optional(),
  dryRun: z.boolean().optional(),
  again: z.boolean().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** Publishes a new snapshot of a collection. */
export const publish = defineCommand({
  name: "publish",
  summary: "Publish national figures, where something has changed",
  arguments: [{ name: "<collection>", description: "what to publish" }],
  options: [
    { flags: "--period <period>", description: "take only this period anew; others stay as published" },
    { flags: "--dry-run", description: "work everything out and write nothing" },
    { flags: "--again", description: "publish it although the very same was withdrawn" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection }) => [`returns publish ${collection} --store ./store`],
  notes: [
    "Exit codes: 0 published or nothing has changed; 1 nothing accepted to publish, the very same was withdrawn, or small numbers of people cannot be protected (then nothing is written, with --dry-run or without); 2 wrong usage.",
  ],
  input,
  run: runPublish,
});

const NOT_PUBLISHED: readonly Published["kind"][] = ["nothing accepted", "refused", "withdrawn"];

async function runPublish({ json, ...asked }: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { areas, store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const { collection, period, dryRun = false, again } = asked;
  const published = await publishNational({ collection, period, dryRun, again }, { store, openTables, openSolver });
  const isPublished = NOT_PUBLISHED.every((kind) => kind !== published.kind);
  const code = isPublished ? exitCodes.done : exitCodes.no;
  return json === true ? jsonAnswer(code, published) : linesAnswer(code, answerLines(published, areas.data, powers));
}

function answerLines(published: Published, data: string, { columns }: CliPowers): string[] {
  return publishedLines(published, data, columns);
}
