import * as z from "zod";
import type { QuotedReceipt } from "../calendar/chase-message.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import { receiptKey } from "../filing/keys.ts";
import type { Objects } from "../storage/objects.ts";

const quoted = z.object({
  receipt: z.string(),
  file: z.string(),
  outcome: z.string(),
  received: z.object({ at: z.string() }),
  findings: z.array(z.object({ severity: z.string(), waiver: z.unknown().optional() })),
});

/** What a message quotes of a submission's receipt; null where the receipt has not been written. */
export async function quotedReceipt(
  data: Objects,
  place: ReturnPlace,
  submission: string,
): Promise<QuotedReceipt | null> {
  const object = await data.get(receiptKey(place, submission));
  if (object === undefined) return null;
  const { receipt, file, outcome, received, findings } = quoted.parse(
    JSON.parse(new TextDecoder().decode(object.bytes)),
  );
  const errors = findings.filter(({ severity, waiver }) => severity === "error" && waiver === undefined).length;
  return { receipt, file, outcome, at: received.at, errors };
}
