// The page to send a file from: checks in the browser as soon as a file is chosen or dropped, and shows how far sending is.
import { bytesWords } from "../words/amounts.ts";
import { sendWords } from "../words/send.ts";
import type { CheckAnswer, CheckQuestion } from "./check-messages.ts";
import { sendWithProgress } from "./send-with-progress.ts";

const words = sendWords;
const section = document.querySelector<HTMLElement>("#send");
if (section !== null) begin(section);

interface Parts {
  readonly section: HTMLElement;
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly said: HTMLElement;
  readonly found: HTMLElement;
  readonly most: number;
}

function begin(on: HTMLElement): void {
  const form = on.querySelector("form");
  const input = on.querySelector<HTMLInputElement>("#file");
  const said = on.querySelector<HTMLElement>("#said");
  const found = on.querySelector<HTMLElement>("#found");
  if (form === null || input === null || said === null || found === null) return;
  const parts: Parts = { section: on, form, input, said, found, most: Number(on.dataset["most"]) };
  for (const shown of on.querySelectorAll<HTMLElement>("[data-with-script]")) shown.hidden = false;
  for (const gone of on.querySelectorAll<HTMLElement>("[data-without-script]")) gone.hidden = true;
  const check = checker(parts);
  input.addEventListener("change", () => check());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(parts);
  });
  takeDrops(parts, check);
  // After "back", browsers keep the file that was chosen: it is looked at again.
  if (input.files?.length) check();
}

/** A file may be dropped anywhere on the page; elsewhere the browser would open it and leave the page. */
function takeDrops({ section: on, input }: Parts, check: () => void): void {
  const drop = on.querySelector("#drop");
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop?.classList.add("site-drop--over");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) drop?.classList.remove("site-drop--over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop?.classList.remove("site-drop--over");
    const files = event.dataTransfer?.files;
    if (files === undefined || files.length === 0) return;
    input.files = files;
    check();
  });
}

/** Gives what checks the chosen file; a later one takes the place of one that is being checked. */
function checker(parts: Parts): () => void {
  let worker: Worker | undefined;
  let asked = 0;
  return () => {
    worker?.terminate();
    worker = undefined;
    asked += 1;
    parts.found.replaceChildren();
    const file = chosen(parts);
    if (file === undefined) return;
    busy(parts, words.checking(file.name, bytesWords(file.size)));
    worker = new Worker(parts.section.dataset["worker"] ?? "", { type: "module" });
    const id = asked;
    worker.addEventListener("message", ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.id === asked) show(parts, data);
    });
    worker.addEventListener("error", () => say(parts, words.checkFailed));
    ask(worker, { id, file, parts }).catch(() => {
      if (id === asked) say(parts, words.changed);
    });
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

/** The file, or undefined where there is none that can be sent: then that is said. */
function chosen({ input, most, ...parts }: Parts): File | undefined {
  const [file] = input.files ?? [];
  if (file === undefined) say(parts, "");
  else if (file.size === 0) say(parts, words.empty(file.name), "error");
  else if (file.size > most) say(parts, words.tooLarge(file.name, bytesWords(file.size), bytesWords(most)), "error");
  else return file;
  return undefined;
}

function show(parts: Parts, { outcome, html }: CheckAnswer): void {
  if (outcome === "failed") {
    say(parts, words.checkFailed);
    return;
  }
  say(parts, words.checked[outcome], "heard");
  parts.found.innerHTML = html;
}

/** `heard`: for those who hear the page; it stands there to be seen as well. */
type Kind = "seen" | "heard" | "error";

const CLASSES: Readonly<Record<Kind, string>> = {
  seen: "govuk-body govuk-!-font-weight-bold",
  heard: "govuk-visually-hidden",
  error: "govuk-error-message",
};

function say({ said }: Pick<Parts, "said">, text: string, kind: Kind = "seen"): void {
  const line = document.createElement("p");
  line.className = CLASSES[kind];
  line.textContent = text;
  said.replaceChildren(...(text === "" ? [] : [line]));
}

function busy(parts: Pick<Parts, "said">, text: string, share?: number): HTMLProgressElement {
  say(parts, text);
  const bar = document.createElement("progress");
  bar.className = "site-progress";
  bar.setAttribute("aria-label", text);
  if (share !== undefined) bar.value = share;
  parts.said.append(bar);
  return bar;
}

function send(parts: Parts): void {
  if (parts.input.files?.length !== 1) {
    say(parts, words.noFile, "error");
    parts.input.focus();
    return;
  }
  if (chosen(parts) === undefined) return;
  const button = parts.form.querySelector<HTMLButtonElement>("button:not([formaction])");
  if (button !== null) button.disabled = true;
  const bar = busy(parts, words.sending("0%"), 0);
  sendWithProgress(parts.form, {
    onProgress: (share) => {
      bar.value = share;
      const line = parts.said.querySelector("p");
      if (line !== null) line.textContent = share < 1 ? words.sending(`${Math.floor(share * 100)}%`) : words.reading;
    },
    onCut: () => {
      say(parts, words.cut, "error");
      if (button !== null) button.disabled = false;
    },
  });
}
