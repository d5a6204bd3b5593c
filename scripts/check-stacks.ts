// Checks what would be deployed, without an account: `npm run check:stacks [-- --mutations]`.
// Types against SST's own, then the tests of test/stacks on SST's own components; with --mutations also that each of the
// faults in scripts/stacks/mutations is caught by a test.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "./s3-servers/cache-folder.ts";
import { bringSst } from "./stacks/bring-sst.ts";
import { linkPlatform } from "./stacks/link-platform.ts";
import { tryMutations } from "./stacks/try-mutations.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const asked = process.argv.slice(2);
const platform = await bringSst({ cache: cacheFolder(process.env), env: process.env, say: console.log });

if ("missing" in platform) {
  console.log(`SKIPPED: check:stacks, because ${platform.missing}`);
} else {
  linkPlatform(root, platform.path);
  run("types of the stacks", ["tsc", "-p", "stacks/tsconfig.json"]);
  run("tests of the stacks", ["vitest", "run", "test/stacks"]);
  if (asked.includes("--mutations")) {
    const only = asked.filter((one) => !one.startsWith("--"));
    if (!(await tryMutations({ root, only, say: console.log }))) process.exitCode = 1;
  }
}

function run(title: string, [command = "", ...args]: readonly string[]): void {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(join(root, "node_modules/.bin", command), args, { stdio: "inherit", cwd: root });
  if (status === 0) return;
  console.error(`\nFailed: ${title}`);
  process.exit(status ?? 1);
}
