// Writes the *.generated.ts files from data/ and from the collections' own files.
// `--check` writes nothing, names what is stale and exits 1.
import { writeFileSync } from "node:fs";
import { generatedFiles } from "./generate/generated-files.ts";
import { staleFiles } from "./generate/stale-files.ts";

const root = new URL("../", import.meta.url);
const stale = staleFiles(root, generatedFiles(root));

if (process.argv.includes("--check")) {
  for (const { path } of stale) console.error(`${path} is stale. Run: npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, text } of stale) {
    writeFileSync(new URL(path, root), text);
    console.log(`wrote ${path}`);
  }
}
