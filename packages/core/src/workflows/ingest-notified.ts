import { type Store, TOO_LARGE } from "../storage/objects.ts";
import { type Ingested, ingestUpload } from "./ingest-upload.ts";

/** An upload as an event tells of it. */
export interface NotifiedUpload {
  /** How its key may be meant, the likeliest first. */
  readonly keys: readonly string[];
  readonly version?: string | undefined;
}

/** What came of it: an answer to the sender, or the reason why there will never be one. */
export type Notified =
  | { readonly kind: "answered"; readonly key: string; readonly ingested: Ingested }
  | { readonly kind: "never"; readonly reason: "gone" | "too-large"; readonly says: string };

/**
 * Takes an upload that an event told of from bucket to receipt. Where the version it names is gone and another has taken
 * its place, that one is taken: it is an upload too, and working it twice does nothing twice. What is thrown may go
 * well another time.
 */
export async function ingestNotified(
  { keys, version }: NotifiedUpload,
  powers: { readonly store: Store },
): Promise<Notified> {
  try {
    return (
      (version === undefined ? undefined : await firstThere(keys, version, powers)) ??
      (await firstThere(keys, undefined, powers)) ?? {
        kind: "never",
        reason: "gone",
        says: "it was taken away before it was read",
      }
    );
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return { kind: "never", reason: "too-large", says: "it is larger than what is read" };
  }
}

async function firstThere(
  keys: readonly string[],
  version: string | undefined,
  powers: { readonly store: Store },
): Promise<Notified | undefined> {
  for (const key of keys) {
    const upload = version === undefined ? { key } : { key, version };
    const ingested = await ingestUpload(upload, powers);
    if (ingested !== undefined) return { kind: "answered", key, ingested };
  }
  return undefined;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === TOO_LARGE;
}
