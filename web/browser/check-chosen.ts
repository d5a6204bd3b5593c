import { bytesWords } from "../words/amounts.ts";
import { sendWords } from "../words/send.ts";
import type { CheckAnswer, CheckProgress, CheckQuestion } from "./check-messages.ts";
import { addButton, busy, say } from "./said.ts";
import { chosenFile, type Parts } from "./send-parts.ts";

const words = sendWords;

export interface Checker {
  /** Checks the chosen file; a later one takes the place of one that is being checked. */
  check(): void;
  /** Stops without a word: the file is about to be sent, and is checked when it arrives. */
  stop(): void;
  /** True where the chosen file was found to hold data about single people. */
  holdsPeople(): boolean;
}

/** Checks files in a worker, says how far it is, and shows what was found. */
export function openChecker(parts: Parts): Checker {
  let worker: Worker | undefined;
  let asked = 0;
  let people = false;

  function stop(): void {
    worker?.terminate();
    worker = undefined;
    asked += 1;
  }

  function hear(data: CheckAnswer | CheckProgress, bar: HTMLProgressElement): void {
    if (data.id !== asked) return;
    if (data.kind === "progress") {
      bar.value = data.share;
      return;
    }
    stop();
    people = data.people;
    show(parts, data);
  }

  function begin(file: File): void {
    const bar = busy(parts.said, words.checking(file.name, bytesWords(file.size)));
    addButton(parts.said, words.stopCheck, () => {
      stop();
      say(parts.said, words.stopped);
      parts.input.focus();
    });
    const begun = new Worker(parts.section.dataset["worker"] ?? "", { type: "module" });
    worker = begun;
    const id = asked;
    const isStill = (): boolean => id === asked;
    begun.addEventListener("message", ({ data }: MessageEvent<CheckAnswer | CheckProgress>) => hear(data, bar));
    begun.addEventListener("error", () => isStill() && say(parts.said, words.checkFailed));
    ask(begun, { id, file, parts }).catch(() => isStill() && say(parts.said, words.changed));
  }

  return {
    check() {
      stop();
      people = false;
      parts.found.replaceChildren();
      const file = chosenFile(parts);
      if (file !== undefined) begin(file);
    },
    stop,
    holdsPeople: () => people,
  };
}

async function ask(worker: Worker, { id, file, parts }: { id: number; file: File; parts: Parts }): Promise<void> {
  const { collection = "", period = "", authority = "", context = "" } = parts.section.dataset;
  const [bytes, known] = await Promise.all([file.arrayBuffer(), contextText(context)]);
  const question: CheckQuestion = { id, name: file.name, collection, period, authority, bytes, context: known };
  worker.postMessage(question, [bytes]);
}

async function contextText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(String(response.status));
  return response.text();
}

function show({ said, found }: Parts, { outcome, html }: CheckAnswer): void {
  if (outcome === "failed") {
    say(said, words.checkFailed);
    return;
  }
  say(said, words.checked[outcome], "heard");
  found.innerHTML = html;
}
