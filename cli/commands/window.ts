import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { knownCollection, knownPeriod } from "@council-returns/core/workflows/known.ts";
import { setWindow } from "@council-returns/core/workflows/set-window.ts";
import { showWindow } from "@council-returns/core/workflows/show-window.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { shownWindowLines } from "../render/window-lines.ts";
import { wrapSentence } from "../render/wrap-text.ts";

const input = z.object({
  collection: z.string(),
  period: z.string(),
  opens: z.string().optional(),
  due: z.string().optional(),
  closes: z.string().optional(),
  remind: z.string().optional(),
  by: z.string().optional(),
  moveDue: z.boolean().optional(),
  force: z.boolean().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

type WindowInput = z.infer<typeof input>;

/** Sets or shows when a period's returns may come in. */
export const window = defineCommand({
  name: "window",
  summary: "Set when returns may come in, or show it",
  arguments: [
    { name: "<collection>", description: "what is asked for" },
    { name: "<period>", description: "what it is about" },
  ],
  options: [
    { flags: "--opens <day>", description: "first day on which returns are asked for (2027-05-04)" },
    { flags: "--due <day>", description: "day by which they are to be in: a working day" },
    { flags: "--closes <day>", description: "last day on which one counts" },
    { flags: "--remind <list>", description: "days before the due day, or days: 14,7,1" },
    { flags: "--by <who>", description: "who decided it" },
    { flags: "--move-due", description: "move a due day on which nobody works to the next working day" },
    { flags: "--force", description: "set it although files that count now would not" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period }) => [
    `returns window ${collection} ${period} --opens 2027-05-04 --due 2027-06-18 --closes 2027-07-02 --remind 14,7,1 --by "Survey team" --store ./store`,
    `returns window ${collection} ${period} --store ./store`,
  ],
  notes: ["Days are days in London, both ends included. The rules are in docs/calendar.md."],
  input,
  run: runWindow,
});

async function runWindow(asked: WindowInput, powers: CliPowers): Promise<Answer> {
  const { opens, due, closes, remind, by, moveDue, force } = asked;
  const sets = [opens, due, closes, remind, by, moveDue, force].some((one) => one !== undefined);
  const { store } = openCliStore({ store: asked.store, mustExist: !sets }, powers);
  const power = { data: store.data, clock: powers.clock };
  const notes = sets ? await set(asked, power) : [];
  const shown = await showWindow(asked, power);
  if (asked.json === true) return jsonAnswer(exitCodes.done, { ...shown, notes });
  const collection = knownCollection(asked.collection);
  const title = `${collection.title}, ${knownPeriod(collection, asked.period).label}`;
  const said = notes.flatMap((note) => wrapSentence(note, powers.columns));
  const lines = shownWindowLines(shown, powers.columns);
  return linesAnswer(exitCodes.done, [title, "", ...lines, ...(said.length === 0 ? [] : ["", ...said])]);
}

/** Sets it, and says what there is to know about that. */
async function set(asked: WindowInput, power: Parameters<typeof setWindow>[1]): Promise<string[]> {
  const { collection, period, opens, due, closes, by } = asked;
  if (opens === undefined || due === undefined || closes === undefined || by === undefined) {
    throw new InputError("A window is set with all of --opens, --due, --closes and --by. Without them it is shown.");
  }
  const remind = (asked.remind ?? "").split(",").flatMap((text) => (text.trim() === "" ? [] : [text.trim()]));
  const flags = { moveDue: asked.moveDue === true, force: asked.force === true };
  const made = await setWindow({ collection, period, opens, due, closes, remind, by, ...flags }, power);
  return [
    ...(made.changed ? [] : ["The window stood so already: nothing was written."]),
    ...made.notes,
    ...names("These begin to count", made.starts),
    ...names("These no longer count", made.stops),
    ...names("Another file counts now for", made.changes),
  ];
}

function names(what: string, senders: readonly { readonly name: string }[]): string[] {
  return senders.length === 0 ? [] : [`${what}: ${senders.map(({ name }) => name).join(", ")}.`];
}
