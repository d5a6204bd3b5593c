import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { snapshotChanges } from "@council-returns/core/workflows/snapshot-changes.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { notesLines } from "../render/notes-lines.ts";

const input = z.object({
  before: z.string(),
  after: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** What differs between two versions of what was published. */
export const changes = defineCommand({
  name: "changes",
  summary: "Show what differs between two published versions",
  arguments: [
    { name: "<before>", description: "collection@1.0.0 or collection@1.*" },
    { name: "[after]", description: "the same of a later version (default: the latest)" },
  ],
  options: [storeOption, jsonOption],
  examples: ({ collection }) => [`returns changes ${collection}@1.0.0 ${collection}@1.0.1 --store ./store`],
  notes: ["Each version also holds what is new against the one before it: changes.json and notes.md."],
  input,
  run: runChanges,
});

async function runChanges(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const { changes: found, notes } = await snapshotChanges(asked.before, asked.after, { store, openTables });
  if (asked.json === true) return jsonAnswer(exitCodes.done, found);
  return linesAnswer(exitCodes.done, notesLines(notes, powers.columns));
}
