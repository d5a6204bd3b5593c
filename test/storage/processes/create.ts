/** Tries to create many keys and prints those it created. Arguments: folder, own name, number of keys. */
import { filesObjects } from "../../../packages/core/src/storage/files-objects.ts";

const [root = "", name = "", count = "0"] = process.argv.slice(2);
const objects = filesObjects(root);
const won: string[] = [];

for (let index = 0; index < Number(count); index++) {
  const key = `shared/${index}`;
  const result = await objects.put(key, new TextEncoder().encode(name), { if: "absent" });
  if (result.done) won.push(key);
}
process.stdout.write(JSON.stringify(won));
