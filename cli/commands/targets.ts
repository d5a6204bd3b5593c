import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { type CollectionStandings, standingsOn } from "@council-returns/core/workflows/target-standings.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { standingTargetLines } from "../render/standing-target-lines.ts";
import { noSnapshotWords } from "../render/withdrawal-lines.ts";
import { wrapText } from "../render/wrap-text.ts";

const input = z.object({
  collection: z.string().optional(),
  asOf: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** How targets stood on a day. */
export const targets = defineCommand({
  name: "targets",
  summary: "Show which targets stood on a day, and how they were going",
  arguments: [{ name: "[collection]", description: "of one collection only" }],
  options: [
    { flags: "--as-of <day>", description: "the day, such as 2012-10-26; today where left out" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection }) => [
    `returns targets ${collection} --as-of 2010-11-01 --store ./store`,
    `returns targets ${collection} --as-of 2012-10-26 --store ./store`,
  ],
  notes: [
    "A target is met or missed by an outcome only; before its day it is on course by what was forecast or projected.",
    "Figures are those published now, of periods that had ended by that day.",
  ],
  input,
  run: runTargets,
});

async function runTargets(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const day = asked.asOf ?? powers.clock().toISOString().slice(0, 10);
  const found = await standingsOn({ collection: asked.collection, day }, { store, openTables });
  if (asked.json === true) {
    return jsonAnswer(
      exitCodes.done,
      found.flatMap(({ collection, version, standings }) =>
        standings.map((standing) => ({ collection, snapshot: version ?? null, asOf: day, ...standing })),
      ),
    );
  }
  const some = found.filter(({ standings }) => standings.length > 0);
  if (some.length === 0) return linesAnswer(exitCodes.done, ["There are no targets."]);
  return linesAnswer(
    exitCodes.done,
    some.flatMap((one) => collectionLines(one, day, powers.columns)),
  );
}

function collectionLines(
  { collection, version, withdrawn, standings }: CollectionStandings,
  day: string,
  width: number,
): string[] {
  const source = version === undefined ? noSnapshotWords(withdrawn) : `snapshot ${version}`;
  return [
    ...wrapText(`${collection} as of ${day}, ${source}`, width),
    ...standings.flatMap((standing) => ["", ...standingTargetLines(standing, width)]),
    "",
  ];
}
