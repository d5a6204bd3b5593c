/**
 * Writes objects of one repeated byte until it is killed: over and over the same key, and some new ones between.
 * Prints a dot once it is at it. Arguments: folder, own name, size. Stops by itself should nobody kill it.
 */
import { filesObjects } from "../../../packages/core/src/storage/files-objects.ts";

const MOST_ROUNDS = 2_000;
const NEW_KEYS = 20;
const [root = "", name = "", size = "0"] = process.argv.slice(2);
const objects = filesObjects(root);

for (let round = 0; round < MOST_ROUNDS; round++) {
  const bytes = new Uint8Array(Number(size)).fill(round % 256);
  await objects.put("same", bytes);
  if (round < NEW_KEYS) await objects.put(`new/${name}-${round}`, bytes, { if: "absent" });
  if (round === 0) process.stdout.write(".");
}
