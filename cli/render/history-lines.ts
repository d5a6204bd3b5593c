import type { Entry, SubmissionEntry } from "@council-returns/core/filing/entry.ts";
import { arrivedFile, decisionWords, outcomeWords } from "@council-returns/core/workflows/history-words.ts";
import type { Happened, ReturnHistory } from "@council-returns/core/workflows/return-history.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { countOf } from "./count-of.ts";
import { readableNumber } from "./readable-number.ts";
import { textTable } from "./text-table.ts";
import { wrapText } from "./wrap-text.ts";

/** A return's log in words, oldest first. */
export function historyLines(history: ReturnHistory, width: number): string[] {
  const words = returnWords(history);
  const title = [words.council, words.collection, words.period].filter((part) => part !== null).join(", ");
  const counts = history.counts === null ? "Nothing counts." : `Receipt ${history.counts} counts.`;
  const rows = history.happened.map((one) => [when(one.entry), who(one.entry), what(one)]);
  const columns = ["When (UTC)", "Who", "What"].map((name) => ({ title: name }));
  return [
    ...wrapText(title, width),
    ...wrapText(`It is ${history.standing.replaceAll("-", " ")}. ${counts}`, width),
    "",
    ...(rows.length === 0 ? ["Nothing has happened to it yet."] : textTable({ columns, rows }, width)),
  ];
}

/** What came of a check bears no time of its own. */
function when(entry: Entry): string {
  if (!("arrival" in entry)) return minute(entry.at);
  if (entry.event !== "received") return "";
  return minute(entry.arrival.recheck?.at ?? entry.arrival.at);
}

function minute(at: string): string {
  return at.slice(0, 16).replace("T", " ");
}

function who(entry: Entry): string {
  if (!("arrival" in entry)) return entry.by;
  if (entry.event !== "received") return "the check";
  return entry.arrival.recheck?.by ?? entry.arrival.by ?? "not recorded";
}

function what({ entry, holdsFor }: Happened): string {
  if ("arrival" in entry) return submissionWords(entry);
  const scope = { return: "", authority: " (all its periods)", period: " (all councils)" }[holdsFor];
  return `${decisionWords(entry)}${scope}`;
}

function submissionWords({ event, submission, arrival, waivers = [] }: SubmissionEntry): string {
  if (event !== "received") {
    const under = waivers.length === 0 ? "" : `, under ${countOf(waivers.length, "waiver")}`;
    return `${outcomeWords[event]}${under}: receipt ${submission}`;
  }
  const came = `${arrivedFile(arrival)}, ${readableNumber(String(arrival.bytes))} bytes`;
  if (arrival.recheck !== undefined)
    return `Read again: ${came}, which came ${minute(arrival.at)}: receipt ${submission}`;
  return `Received ${came}: receipt ${submission}`;
}
