// The check in a worker: the same core as on the server, so the page stays free while it works.
import { checkBeforeSending, readCheckContext } from "@council-returns/core/workflows/check-before-sending.ts";
import { checkedView } from "../officer/checked-view.ts";
import type { CheckAnswer, CheckProgress, CheckQuestion } from "./check-messages.ts";

self.addEventListener("message", async ({ data }: MessageEvent<CheckQuestion>) => {
  self.postMessage(await answer(data));
});

async function answer({ id, context, bytes, ...file }: CheckQuestion): Promise<CheckAnswer> {
  try {
    const asked = { ...file, bytes: new Uint8Array(bytes) };
    const shown = await checkBeforeSending(asked, readCheckContext(context), (share) => {
      self.postMessage({ kind: "progress", id, share } satisfies CheckProgress);
    });
    const people = shown.check.findings.some(({ code }) => code === "personal-data");
    return { kind: "answer", id, outcome: shown.check.outcome, people, html: String(await checkedView(shown)) };
  } catch {
    return { kind: "answer", id, outcome: "failed", people: false, html: "" };
  }
}
