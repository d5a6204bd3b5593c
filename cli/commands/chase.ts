import { openNotifier } from "@council-returns/core/notify/open-notifier.ts";
import { type ChaseList, chaseList } from "@council-returns/core/workflows/chase-list.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { knownCollection, knownPeriod } from "@council-returns/core/workflows/known.ts";
import { type Contacts, readContacts } from "@council-returns/core/workflows/read-contacts.ts";
import { type ChaseSent, sendChases } from "@council-returns/core/workflows/send-chases.ts";
import { windowCalendar } from "@council-returns/core/workflows/window-calendar.ts";
import { dayWords } from "@council-returns/core/workflows/window-words.ts";
import * as z from "zod";
import { type Answer, type ExitCode, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { notifyChannel } from "../input/notify-channel.ts";
import { type OpenedStore, openCliStore } from "../input/open-cli-store.ts";
import { readInputFile } from "../input/read-input-file.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import { writeOutput, writeOutputFolder } from "../input/write-output.ts";
import type { CliPowers } from "../powers.ts";
import { chaseLines, sentLines } from "../render/chase-lines.ts";
import { wrapSentence } from "../render/wrap-text.ts";

const input = z.object({
  collection: z.string(),
  period: z.string(),
  site: z.url({ protocol: /^https?$/ }).optional(),
  ics: z.string().optional(),
  messages: z.string().optional(),
  send: z.string().optional(),
  contacts: z.string().optional(),
  dueToday: z.boolean().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

type ChaseInput = z.infer<typeof input>;

/** Who is to be chased, what to write to them, and the writing. */
export const chase = defineCommand({
  name: "chase",
  summary: "List who is to be chased, and write to them",
  arguments: [
    { name: "<collection>", description: "what is asked for" },
    { name: "<period>", description: "what it is about" },
  ],
  options: [
    { flags: "--messages <folder>", description: "write each council's message into a new folder" },
    { flags: "--ics <file>", description: "write the window's days as a calendar file" },
    { flags: "--send <channel>", description: "send: console (only shows them), folder:DIR or notify" },
    { flags: "--contacts <file>", description: "CSV authority,email: who is written to; not kept" },
    { flags: "--due-today", description: "do nothing but on a reminder day: for a daily schedule" },
    { flags: "--site <url>", description: "page where returns are sent, named in the messages" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period }) => [
    `returns chase ${collection} ${period} --messages ./letters --ics dates.ics --store ./store`,
    `returns chase ${collection} ${period} --due-today --send notify --contacts contacts.csv --store ./store`,
  ],
  notes: [
    "To send with GOV.UK Notify, set RETURNS_NOTIFY_KEY and RETURNS_NOTIFY_TEMPLATE. Nobody is sent the same message twice on a day.",
    "Exit codes: 0 done, 1 some messages were refused or have no address, 2 wrong usage, 3 sending broke off.",
  ],
  input,
  run: runChase,
});

async function runChase(asked: ChaseInput, powers: CliPowers): Promise<Answer> {
  const opened = openCliStore({ store: asked.store, mustExist: true }, powers);
  const power = { data: opened.store.data, clock: powers.clock };
  const channel = asked.send === undefined ? undefined : channelOf(asked.send, asked, { opened, powers });
  const contacts = await contactsOf(asked, powers);
  if (channel?.kind === "notify" && contacts === undefined) {
    throw new InputError("To send through GOV.UK Notify, give the addresses with --contacts.");
  }
  const list = await chaseList(asked, power);
  if (asked.dueToday === true && !list.remindToday) return notToday(list, asked, powers);
  const written = await writeFiles(asked, list, { power, powers });
  const sent =
    channel === undefined
      ? null
      : await sendChases(list, contacts, { ...power, notifier: await openNotifier(channel) });
  if (asked.json === true) return jsonAnswer(codeOf(sent), { ...list, sent });
  const collection = knownCollection(asked.collection);
  const title = `${collection.title}, ${knownPeriod(collection, asked.period).label}`;
  const after = [...written, ...(sent === null ? [] : sentLines(sent, powers.columns))];
  const lines = [title, "", ...chaseLines(list, powers.columns), ...(after.length === 0 ? [] : ["", ...after])];
  return linesAnswer(codeOf(sent), lines);
}

function channelOf(
  send: string,
  { json }: ChaseInput,
  { opened, powers }: { opened: OpenedStore; powers: CliPowers },
): ReturnType<typeof notifyChannel> {
  return notifyChannel({ send, json: json === true, store: opened.address }, powers);
}

async function contactsOf({ contacts, ...asked }: ChaseInput, powers: CliPowers): Promise<Contacts | undefined> {
  if (contacts === undefined) return undefined;
  return readContacts((await readInputFile(contacts, powers)).bytes, asked);
}

/** The answer of a day that is no reminder day: nothing was written and nothing sent. */
function notToday(list: ChaseList, { json }: ChaseInput, { columns }: CliPowers): Answer {
  if (list.window === null) {
    throw new InputError(`No window is set for ${list.collection} ${list.period}: it has no reminder days.`);
  }
  if (json === true) return jsonAnswer(exitCodes.done, { ...list, sent: [] });
  const next = list.window.reminders.find((day) => day > list.today);
  const then = next === undefined ? "There is none to come." : `The next is ${dayWords(next)}.`;
  const text = `${dayWords(list.today)} is not a reminder day: nothing was sent. ${then}`;
  return linesAnswer(exitCodes.done, wrapSentence(text, columns));
}

async function writeFiles(
  { ics, messages, ...asked }: ChaseInput,
  { toChase }: ChaseList,
  { power, powers }: { power: Parameters<typeof windowCalendar>[1]; powers: CliPowers },
): Promise<string[]> {
  const calendar = ics === undefined ? [] : [await writeOutput(ics, await windowCalendar(asked, power), powers)];
  const files = new Map(
    toChase.flatMap(({ code, name, message }): [string, string][] =>
      message === null ? [] : [[`${code}-${fileName(name)}.txt`, `Subject: ${message.subject}\n\n${message.body}`]],
    ),
  );
  const folder = messages === undefined ? [] : [await writeOutputFolder(messages, files, powers)];
  return [
    ...calendar.flatMap((path) => wrapSentence(`Wrote ${path}.`, powers.columns)),
    ...folder.flatMap((path) => wrapSentence(`Wrote ${files.size} messages to ${path}.`, powers.columns)),
  ];
}

function fileName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function codeOf(sent: readonly ChaseSent[] | null): ExitCode {
  const outcomes = (sent ?? []).map(({ outcome }) => outcome);
  if (outcomes.includes("not sent")) return exitCodes.broken;
  return outcomes.some((one) => one === "refused" || one === "no address") ? exitCodes.no : exitCodes.done;
}
