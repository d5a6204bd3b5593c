import type { Waiver } from "@council-returns/core/filing/waiver.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { endWaiver, listWaivers, waiveRule } from "@council-returns/core/workflows/waive-rule.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { authorityOption, returnArguments, returnInput } from "../input/return-arguments.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { waiverLines } from "../render/waiver-lines.ts";

const input = returnInput.extend({
  rule: z.string().optional(),
  table: z.string().optional(),
  column: z.string().optional(),
  reason: z.string().optional(),
  expires: z.string().optional(),
  by: z.string().optional(),
  list: z.boolean().optional(),
  end: z.string().optional(),
});

type WaiveInput = z.infer<typeof input>;

/** Grants, lists and ends leave for one council not to meet a rule. */
export const waive = defineCommand({
  name: "waive",
  summary: "Let one council's returns count though they break a rule, until a day",
  arguments: returnArguments,
  options: [
    authorityOption,
    { flags: "--rule <code>", description: "code of the finding that is no longer to block" },
    { flags: "--table <table>", description: "table it is given for" },
    { flags: "--column <column>", description: "column it is given for (default: all of the table)" },
    { flags: "--reason <why>", description: "why; shown on receipts and beside published figures" },
    { flags: "--expires <day>", description: "last day it holds (2027-03-31)" },
    { flags: "--by <who>", description: "who grants it, by role: it is published" },
    { flags: "--list", description: "show the council's waivers" },
    { flags: "--end <id>", description: "end this one for files that come from now on" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period, council }) => {
    const place = `${collection} ${period} --authority ${council}`;
    const by = '--by "Survey team"';
    return [
      `returns waive ${place} --rule blank-cell --table people --reason "The system is being replaced" --expires 2027-03-31 ${by} --store ./store`,
      `returns waive ${place} --list --store ./store`,
      `returns waive ${place} --end ID --reason "No longer needed" ${by} --store ./store`,
    ];
  },
  notes: [
    "It holds for all periods of the collection, for files that come, or are read again (returns recheck), from today. The rules are in docs/filing.md.",
  ],
  input,
  run: runWaive,
});

async function runWaive(asked: WaiveInput, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore(
    { store: asked.store, mustExist: asked.list === true || asked.end !== undefined },
    powers,
  );
  const using = { store, clock: powers.clock };
  const { by = "", reason = "" } = asked;
  if (asked.list === true) return answer(asked, await listWaivers(asked, using), powers);
  if (asked.end !== undefined) {
    await endWaiver({ ...asked, id: asked.end, reason, by }, using);
    return answer(asked, await listWaivers(asked, using), powers, "Ended for files that come from now on.");
  }
  const { rule, table, expires } = asked;
  if (rule === undefined || table === undefined || expires === undefined) {
    throw new InputError("A waiver needs --rule, --table, --expires, --reason and --by. --list shows those there are.");
  }
  const waiver = await waiveRule({ ...asked, code: rule, table, expires, reason, by }, using);
  return answer(asked, [waiver], powers, "Granted. A file that was rejected can be read again: returns recheck.");
}

function answer(
  { json }: WaiveInput,
  waivers: readonly Waiver[],
  { clock, columns }: CliPowers,
  said?: string,
): Answer {
  if (json === true) return jsonAnswer(exitCodes.done, waivers);
  const today = clock().toISOString().slice(0, 10);
  return linesAnswer(exitCodes.done, [
    ...(said === undefined ? [] : [said, ""]),
    ...waiverLines(waivers, today, columns),
  ]);
}
