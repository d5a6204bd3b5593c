import { type Reopened, type ReopenInput, reopenWindow } from "@council-returns/core/workflows/reopen-window.ts";
import type { WindowPowers } from "@council-returns/core/workflows/set-window.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { wrapSentence } from "../render/wrap-text.ts";

/** What `reopen` and `close` both take. */
export const reopenInput = z.object({
  collection: z.string(),
  period: z.string(),
  authority: z.string().optional(),
  by: z.string(),
  reason: z.string(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

export const reopenArguments = [
  { name: "<collection>", description: "what is asked for" },
  { name: "<period>", description: "what it is about" },
];

export const reopenOptions = [
  { flags: "--authority <council>", description: "code or name of one council (default: all)" },
  { flags: "--by <who>", description: "who decided it", required: true },
  { flags: "--reason <why>", description: "why", required: true },
  storeOption,
  jsonOption,
];

/** Lets late returns count. */
export const reopen = defineCommand({
  name: "reopen",
  summary: "Let returns count that came after the window closed",
  arguments: reopenArguments,
  options: reopenOptions,
  examples: ({ collection, period, council }) => [
    `returns reopen ${collection} ${period} --authority ${council} --by "Survey team" --reason "System failure at the council" --store ./store`,
  ],
  notes: ["What came late and was kept counts at once; what comes later counts until the window is closed again."],
  input: reopenInput,
  run: (asked, powers) => decideWindow(asked, { decide: reopenWindow, done: "Reopened" }, powers),
});

interface Decision {
  readonly decide: (input: ReopenInput, powers: WindowPowers) => Promise<Reopened>;
  readonly done: string;
}

/** Decides about a window that has closed, and says what came of it. */
export async function decideWindow(
  asked: z.infer<typeof reopenInput>,
  { decide, done }: Decision,
  powers: CliPowers,
): Promise<Answer> {
  const { json, store: address, ...input } = asked;
  const { store } = openCliStore({ store: address, mustExist: true }, powers);
  const made = await decide(input, { data: store.data, clock: powers.clock });
  if (json === true) return jsonAnswer(exitCodes.done, made);
  const said = made.changed
    ? `${done} for ${made.whom}.`
    : `It is reopened for ${made.whom} already: nothing was written.`;
  const text = `${said}${these(" These begin to count", made.starts)}${these(" A later file counts now for", made.changes)}`;
  return linesAnswer(exitCodes.done, wrapSentence(text, powers.columns));
}

function these(what: string, senders: Reopened["starts"]): string {
  return senders.length === 0 ? "" : `${what}: ${senders.map(({ name, code }) => `${name} (${code})`).join(", ")}.`;
}
