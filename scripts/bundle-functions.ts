// Builds each function as it is deployed, for this machine: `npm run bundle [-- FOLDER]`. A folder and a zip each.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildFunction, functionBundles } from "./bundles/build-function.ts";
import { zipFolder } from "./bundles/zip-folder.ts";

const [out = "dist/functions"] = process.argv.slice(2);
for (const bundle of functionBundles) {
  const folder = join(out, bundle.name);
  await buildFunction(bundle, folder);
  const zip = await zipFolder(folder);
  await writeFile(`${folder}.zip`, zip);
  console.log(`${folder}.zip: ${(zip.length / 1e6).toFixed(1)} MB`);
}
