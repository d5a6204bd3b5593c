import * as z from "zod";
import type { Delivery } from "../notify/notifier.ts";
import type { Objects } from "../storage/objects.ts";

/** What is kept of a message: that it was sent, never to which address. */
const noteShape = z.object({
  format: z.literal("council-returns/notified/1"),
  reference: z.string(),
  state: z.enum(["sending", "sent"]),
  at: z.string(),
});

type Note = z.infer<typeof noteShape>;

/** A message that has been on its way for longer was left by a process that died: it is sent again. */
const GIVEN_UP_AFTER = 15 * 60_000;

export interface OnceInput {
  /** Where it is noted that the message was sent. */
  readonly key: string;
  readonly reference: string;
}

interface OncePowers {
  readonly data: Objects;
  readonly clock: () => Date;
  readonly send: () => Promise<Delivery>;
}

/**
 * Sends a message unless it is noted as sent, or another process is at it. The note is made before sending and
 * completed after; a message that was refused, or could not be sent, leaves none.
 */
export async function notifyOnce(
  { key, reference }: OnceInput,
  { data, clock, send }: OncePowers,
): Promise<Delivery | { readonly outcome: "already sent" }> {
  const note = (state: Note["state"]): Uint8Array => noteBytes({ reference, state, at: clock().toISOString() });
  const version = await claim(key, note("sending"), { data, clock });
  if (version === undefined) return { outcome: "already sent" };
  try {
    const delivery = await send();
    if (delivery.outcome === "sent") await data.put(key, note("sent"), { if: "version", version });
    else await data.delete(key);
    return delivery;
  } catch (error) {
    await data.delete(key);
    throw error;
  }
}

/** The version under which the note is ours; undefined where the message is sent or on its way. */
async function claim(
  key: string,
  bytes: Uint8Array,
  { data, clock }: Pick<OncePowers, "data" | "clock">,
): Promise<string | undefined> {
  const made = await data.put(key, bytes, { if: "absent" });
  if (made.done) return made.version;
  const found = await data.get(key);
  if (found === undefined) return undefined;
  const { state, at } = noteShape.parse(JSON.parse(new TextDecoder().decode(found.bytes)));
  if (state === "sent" || clock().getTime() - Date.parse(at) < GIVEN_UP_AFTER) return undefined;
  const taken = await data.put(key, bytes, { if: "version", version: found.version });
  return taken.done ? taken.version : undefined;
}

function noteBytes(note: Omit<Note, "format">): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ format: "council-returns/notified/1", ...note }, null, 1)}\n`);
}
