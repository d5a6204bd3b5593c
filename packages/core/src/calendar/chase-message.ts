import type { ReturnStanding } from "../filing/fold-return.ts";
import { londonDay } from "../periods/london-day.ts";
import { dayLabel } from "../periods/period.ts";
import type { ChaseNeed } from "./chase-need.ts";
import { type DaysLeft, daysUntilWords } from "./days-until.ts";
import { longDay } from "./working-days.ts";

/** What a receipt says of the file that came last. */
export interface QuotedReceipt {
  readonly receipt: string;
  readonly file: string;
  readonly outcome: string;
  /** When it arrived, ISO time. */
  readonly at: string;
  /** Errors in it that no waiver covers. */
  readonly errors: number;
}

/** A message to a council, without an address. */
export interface ChaseMessage {
  readonly subject: string;
  /** Paragraphs with blank lines between them; a command stands on a line of its own. */
  readonly body: string;
  /** Names the message on its day; holds nothing personal. */
  readonly reference: string;
}

export interface ChaseFacts {
  readonly collection: { readonly id: string; readonly title: string };
  readonly period: { readonly id: string; readonly label: string };
  readonly code: string;
  /** Null where one file holds all councils. */
  readonly council: string | null;
  readonly state: ReturnStanding;
  readonly needs: Exclude<ChaseNeed, "wait">;
  readonly today: string;
  readonly window: { readonly due: string; readonly closes: string } | null;
  readonly daysLeft: DaysLeft | null;
  /** True where late returns count. */
  readonly reopened: boolean;
  readonly receipt: QuotedReceipt | null;
  /** Address of the page where returns are sent, where there is one. */
  readonly site?: string | undefined;
}

/** Writes to a council what is due, when, what is wrong with what it sent, and how to send. Plain, and without blame. */
export function chaseMessage(facts: ChaseFacts): ChaseMessage {
  const { collection, period, code, today } = facts;
  const paragraphs = [greeting(facts), whenDue(facts), whatIsThere(facts), ...howTo(facts), THANKS];
  return {
    subject: `${collection.title}, ${period.label}: ${SUBJECTS[facts.needs](facts)}`,
    body: `${paragraphs.join("\n\n")}\n`,
    reference: `${collection.id}/${period.id}/${code}/${today}`,
  };
}

const THANKS = "If this has been done in the meantime, thank you: nothing more is needed.";

const SUBJECTS: Readonly<Record<ChaseFacts["needs"], (facts: ChaseFacts) => string>> = {
  send: ({ window, today }) => {
    if (window === null) return "your return";
    return `your return ${window.due < today ? "was" : "is"} due on ${longDay(window.due)}`;
  },
  mend: () => "the file you sent needs correcting",
  explain: () => "some figures need an explanation",
  "sign-off": () => "your return waits for its sign-off",
  ask: () => "your return came after the closing day",
};

function greeting({ council }: ChaseFacts): string {
  return council === null ? "Dear colleague," : `To the officer for this return at ${council},`;
}

function whenDue({ collection, period, window, daysLeft, reopened }: ChaseFacts): string {
  const what = `The return "${collection.title}" for ${period.label}`;
  if (window === null || daysLeft === null) return `${what} is being collected now.`;
  const due = `${longDay(window.due)}, ${daysUntilWords(daysLeft.due)}`;
  const closes = `${longDay(window.closes)}, ${daysUntilWords(daysLeft.closes)}`;
  if (daysLeft.due.calendar >= 0) return `${what} is due on ${due}.`;
  if (daysLeft.closes.calendar >= 0) {
    return `${what} was due on ${due}. It still counts if it arrives by the end of ${closes}.`;
  }
  const closed = `${what} was due on ${longDay(window.due)}, and the collection closed at the end of ${closes}.`;
  if (reopened) return `${closed} It has been reopened for you: a return sent now counts.`;
  return `${closed} A return sent now is kept; it counts only if the collection is reopened.`;
}

function whatIsThere(facts: ChaseFacts): string {
  if (facts.needs === "send") return ABSENCE[facts.state] ?? "We do not have your return yet.";
  return `${whichFile(facts.receipt)} ${whatToDo(facts)}`;
}

const ABSENCE: Partial<Record<ReturnStanding, string>> = {
  checked: "You have tried a file, which was checked and not counted. We do not have your return yet.",
  withdrawn: "The return that was sent has been withdrawn. We do not have another yet.",
};

function whichFile(receipt: QuotedReceipt | null): string {
  if (receipt === null) return "We have a file from you.";
  return `We have your file "${onOneLine(receipt.file)}" of ${dayLabel(londonDay(receipt.at))} (receipt number ${receipt.receipt}).`;
}

function whatToDo({ needs, receipt }: ChaseFacts): string {
  if (needs === "mend") {
    const again = "Please correct the file and send it again.";
    if (receipt?.outcome === "unreadable") return `It could not be opened: its receipt says why. ${again}`;
    const errors = receipt === null ? "" : `, with ${counted(receipt.errors, "error")}`;
    return `It was not accepted${errors}. Its receipt names the cell of each error and what would do. ${again}`;
  }
  if (needs === "explain") {
    return "Some figures in it need a word of explanation before it can count: its receipt names them. Please explain them, or send a corrected file.";
  }
  if (needs === "sign-off") {
    return "It passed its checks and waits for a second person to sign it off. Please ask somebody other than the sender to do so.";
  }
  return "It came after the collection had closed: it is kept, and does not count. If it should, please reply and ask for the collection to be reopened.";
}

function howTo({ collection, period, code, council, needs, site }: ChaseFacts): string[] {
  if (needs !== "send" && needs !== "mend") return [];
  if (site !== undefined) return [`To send it, and for the workbook to fill in: ${site}`];
  const whose = council === null ? "" : ` --authority ${code}`;
  const asked = `--period ${period.id}${whose}`;
  return [
    `To send it, put it into the upload folder ${collection.id}/${period.id}/${code}/ or run:\n  returns submit FILE --collection ${collection.id} ${asked}`,
    `For the workbook to fill in, run:\n  returns template ${collection.id} ${asked} -o return.xlsx`,
  ];
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

/** A file's name is its sender's: it may not bring lines of its own into a message. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, " ");
}
