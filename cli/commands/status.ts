import {
  type AuthorityStatus,
  collectionStatus,
  type PeriodStatus,
} from "@council-returns/core/workflows/collection-status.ts";
import { knownCollection, knownPeriod } from "@council-returns/core/workflows/known.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { textTable } from "../render/text-table.ts";
import { wrapIndented } from "../render/wrap-text.ts";

const input = z.object({
  collection: z.string(),
  period: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** Who is in, in error and missing. */
export const status = defineCommand({
  name: "status",
  summary: "Show who is in, in error and missing",
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
  const periods = await collectionStatus(store.data, collection.id, period);
  if (asked.json === true) return jsonAnswer(exitCodes.done, periods);
  const [only, ...others] = periods;
  const named = only !== undefined && others.length === 0 ? whoLines(only, powers.columns) : [];
  return linesAnswer(exitCodes.done, [collection.title, "", ...periodLines(periods, powers.columns), ...named]);
}

function periodLines(periods: readonly PeriodStatus[], width: number): string[] {
  if (periods.length === 0) return ["Nothing has been sent yet."];
  const columns = ["Expected", "Accepted", "In error", "Missing"].map((title) => ({ title, align: "right" as const }));
  const rows = periods.map(({ period, expected, accepted, inError, missing }) => [
    period,
    ...[expected, accepted, inError.length, missing.length].map(String),
  ]);
  return textTable({ columns: [{ title: "Period" }, ...columns], rows }, width);
}

function whoLines({ inError, missing }: PeriodStatus, width: number): string[] {
  return [...group("In error", inError, width), ...group("Missing", missing, width)];
}

function group(heading: string, authorities: readonly AuthorityStatus[], width: number): string[] {
  if (authorities.length === 0) return [];
  const names = authorities.map(({ name, code }) => `${name} (${code})`).join(", ");
  return ["", `${heading}:`, ...wrapIndented(names, 2, width)];
}
