import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { withdrawRelease as withdraw } from "@council-returns/core/workflows/withdraw-release.ts";
import * as z from "zod";
import { exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { byOption } from "../input/return-arguments.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import { withdrawnReleaseLines } from "../render/withdrawn-release-lines.ts";

const input = z.object({
  release: z.string(),
  reason: z.string(),
  by: z.string(),
  figure: z.array(z.string()).optional(),
  instead: z.string().optional(),
  dryRun: z.boolean().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** Takes a published version back, as far as that can be done. */
export const withdrawRelease = defineCommand({
  name: "withdraw-release",
  summary: "Withdraw a published version: it is never the latest again, and says why",
  arguments: [{ name: "<release>", description: "the version itself, such as collection@1.0.1" }],
  options: [
    { flags: "--reason <why>", description: "why, for everybody to read", required: true },
    { ...byOption, required: true },
    { flags: "--figure <id...>", description: "figures that are wrong, where single ones are" },
    { flags: "--instead <words>", description: "what to use, where more is to be said than the latest release" },
    { flags: "--dry-run", description: "say what would be the latest then, and write nothing" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection }) => [
    `returns withdraw-release ${collection}@1.0.1 --reason "One council's file was for another year" --by "head of statistics" --store ./store`,
  ],
  notes: [
    "Its files stay as they are, and whoever names the version itself still opens them and is told. Small numbers in it stay known to disclosure control.",
    "To take back what one council sent, see returns withdraw. What was withdrawn is not published again unless publish is given --again.",
    "Exit codes: 0 withdrawn, also if it had been already; 2 wrong usage.",
  ],
  input,
  run: async ({ json, store: address, figure, ...asked }, powers) => {
    const { store } = openCliStore({ store: address, mustExist: true }, powers);
    const done = await withdraw({ ...asked, figures: figure }, { store, clock: powers.clock, openTables });
    if (json === true) return jsonAnswer(exitCodes.done, done);
    return linesAnswer(exitCodes.done, withdrawnReleaseLines(done, powers.columns));
  },
});
