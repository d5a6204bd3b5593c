// The check in a worker: the same core as on the server, so the page stays free while it works.
import { checkBeforeSending, readCheckContext } from "@council-returns/core/workflows/check-before-sending.ts";
import { checkedView } from "../officer/checked-view.ts";
import type { CheckAnswer, CheckQuestion } from "./check-messages.ts";

self.addEventListener("message", async ({ data }: MessageEvent<CheckQuestion>) => {
  self.postMessage(await answer(data));
});

async function answer({ id, context, bytes, ...file }: CheckQuestion): Promise<CheckAnswer> {
  try {
    const shown = await checkBeforeSending({ ...file, bytes: new Uint8Array(bytes) }, readCheckContext(context));
    return { id, outcome: shown.check.outcome, html: String(await checkedView(shown)) };
  } catch {
    return { id, outcome: "failed", html: "" };
  }
}
