import { closeWindow } from "@council-returns/core/workflows/reopen-window.ts";
import { defineCommand } from "../command.ts";
import { decideWindow, reopenArguments, reopenInput, reopenOptions } from "./reopen.ts";

/** Ends a reopening. */
export const close = defineCommand({
  name: "close",
  summary: "Close again what was reopened",
  arguments: reopenArguments,
  options: reopenOptions,
  examples: ({ collection, period, council }) => [
    `returns close ${collection} ${period} --authority ${council} --by "Survey team" --reason "The return is in" --store ./store`,
  ],
  notes: [
    "What came before it is closed again still counts. Closing for all ends every reopening, of one council too.",
  ],
  input: reopenInput,
  run: (asked, powers) => decideWindow(asked, { decide: closeWindow, done: "Closed again" }, powers),
});
