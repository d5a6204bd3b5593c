import { heldKey } from "../filing/keys.ts";
import { arrivalId } from "../filing/submission-id.ts";
import type { Store } from "../storage/objects.ts";
import type { NotifiedUpload } from "./ingest-notified.ts";

/**
 * Marks an upload that a malware scan did not find clean, so that nobody goes on waiting for its receipt. Its bytes are not
 * read. Where another upload has taken its place nothing is marked: that one is scanned for itself. A later scan that
 * finds it clean is heeded all the same.
 */
export async function holdBack(
  { keys, version, says }: NotifiedUpload & { readonly says: string },
  { store }: { readonly store: Store },
): Promise<void> {
  for (const key of keys) {
    const head = await store.uploads.head(key);
    if (head === undefined) continue;
    if (version !== undefined && head.version !== version) return;
    const id = await arrivalId({ key, version: head.version, at: head.modified });
    const mark = { format: "council-returns/held/1", key, version: head.version, says };
    await store.data.put(heldKey(id), new TextEncoder().encode(`${JSON.stringify(mark)}\n`));
    return;
  }
}
