import { collectionStatus } from "@council-returns/core/workflows/collection-status.ts";
import { knownCollection, knownPeriod } from "@council-returns/core/workflows/known.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { statusLines } from "../render/status-lines.ts";

const input = z.object({
  collection: z.string(),
  period: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** Who is in, late, in error and missing. */
export const status = defineCommand({
  name: "status",
  summary: "Show who is in, late, in error and missing",
  arguments: [
    { name: "<collection>", description: "what is asked for" },
    { name: "[period]", description: "one period only, with every council named" },
  ],
  options: [storeOption, jsonOption],
  examples: ({ collection, period }) => [`returns status ${collection} ${period} --store ./store`],
  input,
  run: runStatus,
});

async function runStatus(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const collection = knownCollection(asked.collection);
  const period = asked.period === undefined ? undefined : knownPeriod(collection, asked.period).id;
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const periods = await collectionStatus(
    { collection: collection.id, period },
    { data: store.data, clock: powers.clock },
  );
  if (asked.json === true) return jsonAnswer(exitCodes.done, periods);
  return linesAnswer(exitCodes.done, [collection.title, "", ...statusLines(periods, powers.columns)]);
}
