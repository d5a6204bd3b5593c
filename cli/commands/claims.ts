import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { type CollectionVerdicts, claimVerdicts } from "@council-returns/core/workflows/claim-verdicts.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { claimCounts, claimLines } from "../render/claim-lines.ts";
import { noSnapshotWords } from "../render/withdrawal-lines.ts";
import { wrapText } from "../render/wrap-text.ts";

const input = z.object({
  collection: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** Published sentences with numbers in them, worked out again. */
export const claims = defineCommand({
  name: "claims",
  summary: "Work published claims out again",
  arguments: [{ name: "[collection]", description: "of one collection only" }],
  options: [storeOption, jsonOption],
  examples: ({ collection }) => [`returns claims ${collection} --store ./store`],
  notes: ["A claim that is not reproduced is an answer: the exit code is 0."],
  input,
  run: runClaims,
});

async function runClaims(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const judged = await claimVerdicts(asked.collection, { store, openTables });
  if (asked.json === true) {
    return jsonAnswer(
      exitCodes.done,
      judged.flatMap(({ claims: pairs }) => pairs.map(({ verdict }) => verdict)),
    );
  }
  const some = judged.filter((one) => one.claims.length > 0);
  if (some.length === 0) return linesAnswer(exitCodes.done, ["There are no claims to work out."]);
  return linesAnswer(
    exitCodes.done,
    some.flatMap((one) => collectionLines(one, powers.columns)),
  );
}

function collectionLines(
  { collection, version, withdrawn, claims: pairs }: CollectionVerdicts,
  width: number,
): string[] {
  const source = version === undefined ? noSnapshotWords(withdrawn) : `snapshot ${version}`;
  return [
    ...wrapText(`${collection}, ${source}: ${claimCounts(pairs.map(({ verdict }) => verdict))}`, width),
    ...pairs.flatMap((judged) => ["", ...claimLines(judged, width)]),
    "",
  ];
}
