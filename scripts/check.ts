// The gate: types, lint and budgets, unused code, generated files, tests. Stops at the first that fails.
// With --without-tests all but the last; other arguments go to vitest.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "./s3-servers/cache-folder.ts";
import { broughtSst } from "./stacks/bring-sst.ts";
import { linkPlatform } from "./stacks/link-platform.ts";

const given = process.argv.slice(2);
const withoutTests = given.includes("--without-tests");

const sst = broughtSst(cacheFolder(process.env));
if ("path" in sst) linkPlatform(fileURLToPath(new URL("../", import.meta.url)), sst.path);
else console.log(`SKIPPED: types of the stacks, because ${sst.missing}`);

const STEPS: readonly (readonly [string, readonly string[]])[] = [
  ["types of the application", ["tsc", "-p", "tsconfig.app.json"]],
  ["types of what runs in a browser", ["tsc", "-p", "web/browser/tsconfig.json"]],
  ["types of the configuration", ["tsc", "-p", "tsconfig.json"]],
  ...("path" in sst ? [["types of the stacks", ["tsc", "-p", "stacks/tsconfig.json"]] as const] : []),
  ["lint, format and size budgets", ["biome", "check", "."]],
  ["unused files, exports and dependencies", ["knip"]],
  ["generated files are current", ["node", "scripts/generate.ts", "--check"]],
  ...(withoutTests ? [] : [["tests", ["vitest", "run", ...given]] as const]),
];

for (const [title, [command = "", ...args]] of STEPS) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    console.error(`\nFailed: ${title} (${[command, ...args].join(" ")})`);
    process.exit(status ?? 1);
  }
}
