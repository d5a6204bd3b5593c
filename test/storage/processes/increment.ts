/** Adds one to a counter many times, each time by compare-and-swap. Arguments: folder, key, times. */
import { filesObjects } from "../../../packages/core/src/storage/files-objects.ts";

const [root = "", key = "", times = "0"] = process.argv.slice(2);
const objects = filesObjects(root);

for (let done = 0; done < Number(times); ) {
  const found = await objects.get(key);
  if (found === undefined) throw new Error("The counter is gone.");
  const next = Number(new TextDecoder().decode(found.bytes)) + 1;
  const result = await objects.put(key, new TextEncoder().encode(String(next)), {
    if: "version",
    version: found.version,
  });
  if (result.done) done += 1;
}
