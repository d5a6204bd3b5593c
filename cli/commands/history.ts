import { returnHistory } from "@council-returns/core/workflows/return-history.ts";
import { exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { authorityOption, returnArguments, returnInput } from "../input/return-arguments.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import { historyLines } from "../render/history-lines.ts";

/** Everything that happened to a return. */
export const history = defineCommand({
  name: "history",
  summary: "Show everything that happened to a return: who, when, what",
  arguments: returnArguments,
  options: [authorityOption, storeOption, jsonOption],
  examples: ({ collection, period, council }) => [
    `returns history ${collection} ${period} --authority ${council} --store ./store`,
  ],
  input: returnInput,
  run: async (asked, powers) => {
    const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
    const shown = await returnHistory(asked, { store });
    return asked.json === true
      ? jsonAnswer(exitCodes.done, shown)
      : linesAnswer(exitCodes.done, historyLines(shown, powers.columns));
  },
});
