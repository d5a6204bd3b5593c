import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { filingRules, setFilingRules } from "@council-returns/core/workflows/set-rules.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { byOption, returnArguments, returnInput } from "../input/return-arguments.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { wrapText } from "../render/wrap-text.ts";

const input = returnInput.omit({ authority: true }).extend({
  explainQueries: z.boolean().optional(),
  signOff: z.boolean().optional(),
  none: z.boolean().optional(),
  by: z.string().optional(),
});

type RulesInput = z.infer<typeof input>;

/** Sets or shows what is asked of a period's returns besides being right. */
export const rules = defineCommand({
  name: "rules",
  summary: "Set what returns need besides being right, or show it",
  arguments: returnArguments,
  options: [
    { flags: "--explain-queries", description: "each query has to be explained before a return counts" },
    { flags: "--sign-off", description: "someone other than the sender has to sign a return off" },
    { flags: "--none", description: "ask for neither" },
    byOption,
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period }) => [
    `returns rules ${collection} ${period} --explain-queries --sign-off --by "Survey team" --store ./store`,
    `returns rules ${collection} ${period} --store ./store`,
  ],
  notes: ["What is set takes the place of what was set before, for files that come from then on."],
  input,
  run: runRules,
});

async function runRules(asked: RulesInput, powers: CliPowers): Promise<Answer> {
  const { explainQueries = false, signOff = false, none = false, by } = asked;
  const sets = explainQueries || signOff || none;
  if (none && (explainQueries || signOff)) throw new InputError("--none asks for nothing: leave the others out.");
  if (!sets && by !== undefined) throw new InputError("Say what to ask for: --explain-queries, --sign-off or --none.");
  const { store } = openCliStore({ store: asked.store, mustExist: !sets }, powers);
  const { collection, period } = asked;
  const held = sets
    ? await setFilingRules(
        { collection, period, rules: { explainQueries, signOff }, by: by ?? "" },
        { store, clock: powers.clock },
      )
    : await filingRules({ collection, period }, { store });
  const shown = { explainQueries: held.explainQueries === true, signOff: held.signOff === true };
  if (asked.json === true) return jsonAnswer(exitCodes.done, { collection, period, ...shown });
  return linesAnswer(exitCodes.done, wrapText(wordsOf(shown), powers.columns));
}

function wordsOf({ explainQueries, signOff }: { explainQueries: boolean; signOff: boolean }): string {
  const asked = [
    ...(explainQueries ? ["each of its queries has been explained"] : []),
    ...(signOff ? ["someone other than the sender has signed it off"] : []),
  ];
  if (asked.length === 0) return "A return counts as soon as it has no errors.";
  return `A return counts once it has no errors, and ${asked.join(", and ")}.`;
}
