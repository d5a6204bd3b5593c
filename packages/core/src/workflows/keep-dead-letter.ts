import { deadLetterKey } from "../filing/keys.ts";
import { recordId } from "../filing/submission-id.ts";
import type { Store } from "../storage/objects.ts";

/** What was given up, as it is handed to people: all they need to see why, and to send it again. */
export interface DeadLetter {
  readonly format: "council-returns/dead-letter/1";
  /** A word for programs. */
  readonly reason: string;
  /** The same in a sentence. */
  readonly says: string;
  readonly at: string;
  /** The event as it came. */
  readonly event: unknown;
}

/** Keeps a dead letter among the data, once. Gives its key. */
export async function keepDeadLetter(letter: DeadLetter, { store }: { readonly store: Store }): Promise<string> {
  const id = await recordId({ reason: letter.reason, event: JSON.stringify(letter.event) });
  const key = deadLetterKey(letter.at.slice(0, 10), id);
  const bytes = new TextEncoder().encode(`${JSON.stringify(letter, null, 1)}\n`);
  await store.data.put(key, bytes, { if: "absent" });
  return key;
}
