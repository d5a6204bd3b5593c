import type { Condition, Objects } from "@council-returns/core/storage/objects.ts";
import type * as z from "zod";

/** A JSON object with the version it was read at. */
export interface Kept<T> {
  readonly value: T;
  readonly version: string;
}

/** Reads a JSON object of a known shape; undefined where there is none. Throws where it is something else. */
export async function readJson<T>(objects: Objects, key: string, shape: z.ZodType<T>): Promise<Kept<T> | undefined> {
  const object = await objects.get(key);
  if (object === undefined) return undefined;
  return { value: shape.parse(JSON.parse(new TextDecoder().decode(object.bytes))), version: object.version };
}

/** Writes a JSON object; false where the condition does not hold. */
export async function writeJson(
  objects: Objects,
  key: string,
  value: unknown,
  condition: Condition = { if: "absent" },
): Promise<boolean> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value)}\n`);
  return (await objects.put(key, bytes, condition)).done;
}
