import * as z from "zod";
import { turnKey, turnsPrefix } from "../filing/keys.ts";
import { jsonBytes } from "../publish/write/canonical-json.ts";
import type { Objects } from "../storage/objects.ts";

const turnShape = z.object({
  format: z.literal("council-returns/turn/1"),
  collection: z.string(),
  version: z.string(),
  /** Of everything the version depends on, and the version it is compared with. */
  fingerprint: z.string(),
  previous: z.string().nullable(),
  /** SHA-256 of its manifest, and so of every byte of it. */
  manifestSha256: z.string(),
});

/** A version that was made to the end and may be written: from then on it counts as out, written or not. */
export type Turn = Omit<z.infer<typeof turnShape>, "format">;

/** The turns of a collection in order: the first has the number 1, and none is left out. */
export async function listTurns(data: Objects, collection: string): Promise<readonly Turn[]> {
  const keys: string[] = [];
  for await (const key of data.keys(turnsPrefix(collection))) keys.push(key);
  return Promise.all(keys.map((key) => readTurn(data, key)));
}

/**
 * Takes the turn with this number, for whoever is first: everybody else has not seen what it publishes, and must begin
 * again. True also where the very same was taken before, by a publisher of the same that may have been cut short.
 */
export async function takeTurn(data: Objects, n: number, turn: Turn): Promise<boolean> {
  const key = turnKey(turn.collection, n);
  const bytes = jsonBytes({ format: "council-returns/turn/1", ...turn });
  if ((await data.put(key, bytes, { if: "absent" })).done) return true;
  const held = await data.get(key);
  return held !== undefined && new TextDecoder().decode(held.bytes) === new TextDecoder().decode(bytes);
}

async function readTurn(data: Objects, key: string): Promise<Turn> {
  const object = await data.get(key);
  if (object === undefined) throw new Error(`${key} was listed but is not there`);
  const { format: _, ...turn } = turnShape.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
  return turn;
}
