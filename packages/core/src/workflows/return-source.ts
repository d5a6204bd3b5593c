import { questionKey } from "../filing/explanation.ts";
import { receiptKey } from "../filing/keys.ts";
import type { ExplainedFinding, ReturnSource } from "../publish/explain/explain-council.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { Objects } from "../storage/objects.ts";
import { authorityRecord } from "./authority-record.ts";
import { type Receipt, readReceipt } from "./receipt.ts";

/** Where a published return came from, and what was said of it, as the store has it. */
export async function returnSource(
  { period, authority, submission, sha256, waivers = [] }: PublishedReturn,
  collection: string,
  data: Objects,
): Promise<ReturnSource> {
  const key = receiptKey({ collection, period, authority }, submission);
  const receipt = (await data.head(key)) === undefined ? undefined : await readReceipt(data, key);
  const explanations = receipt === undefined ? [] : await saidOf(receipt, { collection, authority }, data);
  return { submission, receipt: key, file: receipt?.file ?? null, sha256, waivers, explanations };
}

/** What was said of the findings of a return: when it came, or since. */
async function saidOf(
  { findings }: Receipt,
  of: { readonly collection: string; readonly authority: string },
  data: Objects,
): Promise<ExplainedFinding[]> {
  const asked = findings.filter(({ question, explanation }) => question !== undefined || explanation !== undefined);
  if (asked.length === 0) return [];
  const { explanations } = await authorityRecord(data, of);
  return asked.flatMap(({ code, table, column, sheet, cell, question, explanation }) => {
    const said = explanation ?? (question && explanations.get(questionKey(question)));
    return said === undefined ? [] : [{ code, table, column, sheet, cell, ...said }];
  });
}
