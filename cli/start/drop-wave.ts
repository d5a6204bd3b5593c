import type { Store } from "@council-returns/core/storage/objects.ts";
import type { SampleFile } from "../../sample/sample-file.ts";

/** Drops the sample's files of one wave among the uploads, as their senders would; those that lie there stay as they are. */
export async function dropWave(files: readonly SampleFile[], wave: SampleFile["wave"], store: Store): Promise<number> {
  let dropped = 0;
  for (const file of files.filter((one) => one.wave === wave)) {
    const key = [file.collection, file.period, file.authority, file.name].join("/");
    const { done } = await store.uploads.put(key, file.bytes, { if: "absent" });
    if (done) dropped += 1;
  }
  return dropped;
}
