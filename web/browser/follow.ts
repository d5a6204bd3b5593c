import { bucketWords } from "../words/bucket.ts";

const EVERY = 3000;

/** Looks again and again whether what a page waits for is there, and goes to it; without this, the page is asked again. */
export function follow(waits: HTMLElement): void {
  const path = waits.dataset["follow"] ?? "";
  const bar = document.createElement("progress");
  bar.className = "site-progress";
  bar.setAttribute("aria-label", bucketWords.waiting.title);
  waits.after(bar);

  async function look(): Promise<void> {
    const answer = await fetch(path).catch(() => undefined);
    // Where the connection is gone for a while, the file is there all the same.
    if (answer !== undefined && (!answer.ok || new URL(answer.url).pathname !== path)) location.replace(answer.url);
    else setTimeout(look, EVERY);
  }
  setTimeout(look, EVERY);
}
