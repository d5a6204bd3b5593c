import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import type { Receipt } from "../../packages/core/src/workflows/receipt.ts";
import { waiveRule } from "../../packages/core/src/workflows/waive-rule.ts";
import { key, place, surveyReturn } from "../workflows/survey-return.ts";

/** Receipts as officers get them: of a file with many findings, of the next try, and of one that was accepted. */
export interface SampleReceipts {
  readonly rejected: Receipt;
  readonly nextTry: Receipt;
  readonly accepted: Receipt;
}

/** So many rows of the table of people with words in place of three of their numbers. */
function broken(rows: number): (text: string) => string {
  return (text) =>
    text
      .split("\n")
      .map((line, at) => (at >= FIRST && at < FIRST + rows ? wordsIn(line) : line))
      .join("\n");
}

/** Line of the first row of the table of people in the return. */
const FIRST = 7;

function wordsIn(line: string): string {
  const cells = line.split(",");
  return cells.map((cell, at) => (at >= 2 && at <= 4 ? `about <b>${cell}</b>` : cell)).join(",");
}

/** Sends three files of one return, the second under a waiver, and gives their receipts. */
export async function sampleReceipts(): Promise<SampleReceipts> {
  let tick = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 1, 0, 0, tick++));
  const store = memoryStore(clock);
  const send = async (edit?: (text: string) => string) => {
    await store.uploads.put(key, surveyReturn(edit));
    const ingested = await ingestUpload({ key, by: "finance officer" }, { store });
    if (ingested === undefined) throw new Error("The upload went away");
    return ingested.receipt;
  };
  const rejected = await send(broken(7));
  const reason = "The system that holds it is being replaced, and the new one is not there until the summer.";
  await waiveRule(
    { ...place, code: "blank-cell", table: "people", reason, expires: "2026-12-31", by: "survey team" },
    { store, clock },
  );
  const nextTry = await send((text) => broken(2)(text).replace(",70,20,5,", ",,20,5,").replace(",8805,", ",8806,"));
  return { rejected, nextTry, accepted: await send() };
}
