import { recheckReturn } from "@council-returns/core/workflows/recheck-return.ts";
import { exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { authorityOption, byOption, decidingInput, returnArguments } from "../input/return-arguments.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import { checkLines } from "../render/check-lines.ts";

/** Reads a rejected file again, without its being sent again. */
export const recheck = defineCommand({
  name: "recheck",
  summary: "Read the last file again where it was rejected",
  arguments: returnArguments,
  options: [authorityOption, { ...byOption, required: true }, storeOption, jsonOption],
  examples: ({ collection, period, council }) => [
    `returns recheck ${collection} ${period} --authority ${council} --by "Survey team" --store ./store`,
  ],
  notes: [
    "For after a header was confirmed or a rule was waived. The file still came when it came, so it is not late for being read again.",
    "Exit codes: 0 accepted, 1 it was not, 2 wrong usage, or nothing to read again.",
  ],
  input: decidingInput,
  run: async ({ json, store: address, ...asked }, powers) => {
    const { store } = openCliStore({ store: address, mustExist: true }, powers);
    const { receipt, again } = await recheckReturn(asked, { store, clock: powers.clock });
    const code = receipt.outcome === "accepted" ? exitCodes.done : exitCodes.no;
    if (json === true) return jsonAnswer(code, receipt);
    const said = again
      ? ["Nothing it is read by has changed since: it was not read again.", ""]
      : ["Read again by what has been confirmed and granted since.", ""];
    return linesAnswer(code, [...said, ...checkLines(receipt, powers.columns), "", `Receipt: ${receipt.receipt}`]);
  },
});
