// The page to send a file from: checks in the browser as soon as a file is chosen or dropped, and shows how far sending is.
import { bytesWords } from "../words/amounts.ts";
import { sendWords } from "../words/send.ts";
import { type Checker, openChecker } from "./check-chosen.ts";
import { busy, say } from "./said.ts";
import { chosenFile, type Parts, sendParts } from "./send-parts.ts";
import { sendToBucket } from "./send-to-bucket.ts";
import { sendWithProgress } from "./send-with-progress.ts";

const words = sendWords;
const section = document.querySelector<HTMLElement>("#send");
const parts = section === null ? undefined : sendParts(section);
if (parts !== undefined) begin(parts);

function begin(on: Parts): void {
  for (const shown of on.section.querySelectorAll<HTMLElement>("[data-with-script]")) shown.hidden = false;
  for (const gone of on.section.querySelectorAll<HTMLElement>("[data-without-script]")) gone.hidden = true;
  const checker = openChecker(on);
  on.input.addEventListener("change", () => checker.check());
  on.form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(on, checker);
  });
  takeDrops(on, checker);
  // After "back", browsers keep the file that was chosen, and some that nothing could be pressed: it is looked at again.
  setSending(on, false);
  if (on.input.files?.length) checker.check();
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    setSending(on, false);
    checker.check();
  });
}

/** A file may be dropped anywhere on the page; elsewhere the browser would open it and leave the page. */
function takeDrops({ section: on, input }: Parts, checker: Checker): void {
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
    if (files === undefined || files.length === 0 || input.disabled) return;
    input.files = files;
    checker.check();
  });
}

function send(on: Parts, checker: Checker): void {
  if (on.input.files?.length !== 1) {
    say(on.said, words.noFile, "error");
    on.input.focus();
    return;
  }
  const file = chosenFile(on);
  if (file === undefined) return;
  if (checker.holdsPeople()) {
    say(on.said, words.people, "error");
    return;
  }
  checker.stop();
  const body = new FormData(on.form);
  setSending(on, true);
  const { forms } = on.section.dataset;
  if (forms === undefined) throughSite(on, body);
  else toBucket(on, { body, file, forms });
}

/** While a file is on its way there is no other: neither a second press nor another choice changes it. */
function setSending({ form, input }: Parts, isSending: boolean): void {
  const button = form.querySelector<HTMLButtonElement>("button:not([formaction])");
  if (button !== null) button.disabled = isSending;
  input.disabled = isSending;
}

function cut(on: Parts): void {
  say(on.said, words.cut, "error");
  setSending(on, false);
}

function toBucket(on: Parts, sent: Parameters<typeof sendToBucket>[0]): void {
  busy(on.said, words.sendingOn(bytesWords(sent.file.size)));
  sendToBucket(sent).catch(() => cut(on));
}

function throughSite(on: Parts, body: FormData): void {
  const bar = busy(on.said, words.sending("0%"));
  bar.value = 0;
  sendWithProgress(
    { action: on.form.action, body },
    {
      onProgress: (share) => {
        bar.value = share;
        const line = on.said.querySelector("p");
        if (line !== null) line.textContent = share < 1 ? words.sending(`${Math.floor(share * 100)}%`) : words.reading;
      },
      onCut: () => cut(on),
      onBusy: (seconds) => {
        busy(on.said, words.busyAgain(seconds));
        setTimeout(() => throughSite(on, body), seconds * 1000);
      },
    },
  );
}
