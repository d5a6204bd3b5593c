import { signOff as sign } from "@council-returns/core/workflows/sign-off.ts";
import * as z from "zod";
import { exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { authorityOption, byOption, decidingInput, returnArguments } from "../input/return-arguments.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import { standingLines } from "../render/standing-lines.ts";

/** Signs a return off, so that it counts. */
export const signOff = defineCommand({
  name: "sign-off",
  summary: "Sign off a return that waits for it",
  arguments: returnArguments,
  options: [
    authorityOption,
    { ...byOption, required: true },
    { flags: "--note <text>", description: "kept with the signature" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period, council }) => [
    `returns sign-off ${collection} ${period} --authority ${council} --by "director of adult services" --store ./store`,
  ],
  notes: ["Not for the one who sent the file. A file sent later has to be signed off again."],
  input: decidingInput.extend({ note: z.string().optional() }),
  run: async ({ json, store: address, ...asked }, powers) => {
    const { store } = openCliStore({ store: address, mustExist: true }, powers);
    const state = await sign(asked, { store, clock: powers.clock });
    if (json === true) return jsonAnswer(exitCodes.done, state);
    return linesAnswer(exitCodes.done, ["Signed off.", ...standingLines(state, powers.columns)]);
  },
});
