import * as z from "zod";
import type { Entry } from "./entry.ts";

const entrySchema = z.object({
  format: z.literal("council-returns/log/1"),
  event: z.enum(["received", "checked", "rejected", "accepted"]),
  submission: z.string(),
  sha256: z.string(),
  arrival: z.object({ key: z.string(), version: z.string(), at: z.string(), bytes: z.number() }),
  tables: z
    .array(z.object({ table: z.string(), key: z.string(), sha256: z.string(), rows: z.number() }))
    .exactOptional(),
  synthetic: z.boolean().exactOptional(),
  edition: z.string().exactOptional(),
});

/** Reads the body of a log object; throws where it is not one, naming the key. */
export function parseEntry(key: string, bytes: Uint8Array): Entry {
  const parsed = entrySchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success) throw new TypeError(`${key} is not a log entry: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The bytes of a log object: the same for the same entry. */
export function entryBytes(entry: Entry): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(entry, null, 1)}\n`);
}
