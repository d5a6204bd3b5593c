/**
 * Writes objects of one repeated byte until it is killed: over and over the same key, and new ones.
 * Prints a dot once it is at it. Arguments: folder, own name, size.
 */
import { filesObjects } from "../../../packages/core/src/storage/files-objects.ts";

const [root = "", name = "", size = "0"] = process.argv.slice(2);
const objects = filesObjects(root);

for (let index = 0; ; index++) {
  const bytes = new Uint8Array(Number(size)).fill(index % 256);
  await objects.put("same", bytes);
  await objects.put(`new/${name}-${index}`, bytes, { if: "absent" });
  if (index === 0) process.stdout.write(".");
}
