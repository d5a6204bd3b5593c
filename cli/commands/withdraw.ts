import { withdrawReturn } from "@council-returns/core/workflows/withdraw-return.ts";
import * as z from "zod";
import { exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { authorityOption, byOption, decidingInput, returnArguments } from "../input/return-arguments.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import { standingLines } from "../render/standing-lines.ts";

/** Takes a return back. */
export const withdraw = defineCommand({
  name: "withdraw",
  summary: "Take a return back: nothing sent before counts any more",
  arguments: returnArguments,
  options: [
    authorityOption,
    { ...byOption, required: true },
    { flags: "--reason <why>", description: "why; kept with the return", required: true },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period, council }) => [
    `returns withdraw ${collection} ${period} --authority ${council} --by "finance officer" --reason "Sent for the wrong year" --store ./store`,
  ],
  notes: [
    "Files and receipts stay. What is sent after it counts again; what was published stays until it is published anew.",
  ],
  input: decidingInput.extend({ reason: z.string() }),
  run: async ({ json, store: address, ...asked }, powers) => {
    const { store } = openCliStore({ store: address, mustExist: true }, powers);
    const state = await withdrawReturn(asked, { store, clock: powers.clock });
    if (json === true) return jsonAnswer(exitCodes.done, state);
    return linesAnswer(exitCodes.done, ["Withdrawn.", ...standingLines(state, powers.columns)]);
  },
});
