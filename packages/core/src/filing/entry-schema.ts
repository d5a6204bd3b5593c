import * as z from "zod";
import type { Entry } from "./entry.ts";

const format = z.literal("council-returns/log/2");
const day = z.iso.date();

const waiverUse = z.object({
  id: z.string(),
  code: z.string(),
  table: z.string().exactOptional(),
  column: z.string().exactOptional(),
  reason: z.string(),
  approver: z.string(),
  expires: day,
});
const waiver = waiverUse.extend({ from: day });
const explanation = z.object({
  code: z.string(),
  table: z.string().nullable(),
  row: z.string().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  facts: z.string(),
  text: z.string(),
});

const submissionEntry = z.object({
  format,
  event: z.enum(["received", "checked", "rejected", "needs-explanation", "awaiting-sign-off", "accepted"]),
  submission: z.string(),
  sha256: z.string(),
  arrival: z.object({
    key: z.string(),
    version: z.string(),
    at: z.string(),
    bytes: z.number(),
    by: z.string().exactOptional(),
    recheck: z.object({ at: z.string(), by: z.string() }).exactOptional(),
  }),
  tables: z
    .array(z.object({ table: z.string(), key: z.string(), sha256: z.string(), rows: z.number() }))
    .exactOptional(),
  synthetic: z.boolean().exactOptional(),
  edition: z.string().exactOptional(),
  waivers: z.array(waiverUse).exactOptional(),
  mappings: z.array(z.string()).exactOptional(),
});

const decided = z.object({ format, by: z.string(), at: z.string() });
const decisionEntry = z.discriminatedUnion("event", [
  decided.extend({
    event: z.literal("explained"),
    submission: z.string(),
    period: z.string(),
    explanations: z.array(explanation),
  }),
  decided.extend({ event: z.literal("signed-off"), submission: z.string(), note: z.string().exactOptional() }),
  decided.extend({ event: z.enum(["withdrawn", "reopened", "closed"]), reason: z.string() }),
  decided.extend({ event: z.literal("waived"), waiver }),
  decided.extend({ event: z.literal("waiver-ended"), waiver: z.object({ id: z.string() }), reason: z.string() }),
  decided.extend({
    event: z.literal("rules"),
    rules: z.object({ explainQueries: z.boolean().exactOptional(), signOff: z.boolean().exactOptional() }),
  }),
  decided.extend({
    event: z.literal("window"),
    window: z.object({ opens: day, due: day, closes: day, reminders: z.array(day) }),
  }),
]);

const entrySchema = z.union([submissionEntry, decisionEntry]);

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
