import * as z from "zod";
import type { Mapping, MappingEntry, MappingPlace } from "./mapping.ts";

const answer = z.discriminatedUnion("decided", [
  z.object({ decided: z.literal("is this column"), column: z.string() }),
  z.object({ decided: z.literal("is not asked for"), column: z.null() }),
]);
const place = z.object({ collection: z.string(), edition: z.string(), authority: z.string() });
const said = z.object({
  table: z.string(),
  header: z.string().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  from: z.object({ file: z.string(), sha256: z.string(), sheet: z.string(), cell: z.string() }),
});
const entry = place
  .extend({ format: z.literal("council-returns/mapping/1"), event: z.enum(["confirmed", "withdrawn"]) })
  .and(said)
  .and(answer);
const list = place.extend({ confirmed: z.array(z.object({ id: z.string() }).and(said).and(answer)) });

/** The answers that hold for one council: what `confirm --list --json` prints. */
export interface MappingList extends MappingPlace {
  readonly confirmed: readonly Mapping[];
}

/** Reads the body of an object under `mappings/`; throws where it is not one, naming the key. */
export function parseMapping(key: string, bytes: Uint8Array): MappingEntry {
  const parsed = entry.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success) throw new TypeError(`${key} is not a mapping entry: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The bytes of an object under `mappings/`: the same for the same entry. */
export function mappingBytes(said: MappingEntry): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(said, null, 1)}\n`);
}

/** Reads a list of answers; throws a `TypeError` that says what is wrong with it. */
export function parseMappingList(value: unknown): MappingList {
  const parsed = list.safeParse(value);
  if (!parsed.success) throw new TypeError(z.prettifyError(parsed.error));
  return parsed.data;
}
