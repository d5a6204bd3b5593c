import { explainFindings } from "@council-returns/core/workflows/explain-findings.ts";
import { returnQueries } from "@council-returns/core/workflows/return-queries.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { readExplanations } from "../input/read-explanations.ts";
import { authorityOption, byOption, returnArguments, returnInput } from "../input/return-arguments.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { queryLines } from "../render/query-lines.ts";
import { standingLines } from "../render/standing-lines.ts";

const input = returnInput.extend({ finding: z.array(z.string()).default([]), by: z.string().optional() });

/** Explains queries of the file that came last, or shows them. */
export const respond = defineCommand({
  name: "respond",
  summary: "Explain queries of the last file sent, or show them",
  arguments: returnArguments,
  options: [
    authorityOption,
    {
      flags: "--finding <number=text...>",
      description: "the query of this number on the receipt, explained; may be repeated",
    },
    byOption,
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period, council }) => {
    const place = `${collection} ${period} --authority ${council} --store ./store`;
    return [
      `returns respond ${place}`,
      `returns respond ${place} --finding 3="A home closed in May" --by "finance officer"`,
    ];
  },
  notes: ["An explanation is carried to later files and periods until the value, or one it is compared with, moves."],
  input,
  run: runRespond,
});

async function runRespond(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const explanations = readExplanations(asked.finding);
  if (explanations.length === 0) {
    const list = await returnQueries(asked, { store });
    return asked.json === true
      ? jsonAnswer(exitCodes.done, list)
      : linesAnswer(exitCodes.done, queryLines(list, powers.columns));
  }
  const state = await explainFindings({ ...asked, explanations, by: asked.by ?? "" }, { store, clock: powers.clock });
  const list = await returnQueries(asked, { store });
  if (asked.json === true) return jsonAnswer(exitCodes.done, { ...list, state });
  const left = list.queries.filter(({ explanation }) => explanation === null).length;
  const said = left === 0 ? "Kept. Every query is explained." : `Kept. Queries left to explain: ${left}.`;
  return linesAnswer(exitCodes.done, [said, ...standingLines(state, powers.columns)]);
}
