#!/usr/bin/env node
// Plain JavaScript that old versions of Node run too: they start the Node the project came with.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import os from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import v8 from "node:v8";

const OLDEST = [22, 18];
const BROKEN = 3;
/** Commands that make or compare figures of many returns, which live longer than what becomes of one file. */
const PUBLISHING = ["start", "publish", "verify", "impact", "rehearse", "changes"];
/** MiB for objects that soon die: more than so much saves one file no time, but a publication a fifth (bench/README.md). */
const [YOUNG_OF_A_FILE, YOUNG_OF_A_PUBLICATION] = [4, 32];

if (runsTypeScript(process.versions.node)) {
  module.enableCompileCache?.();
  const young = PUBLISHING.includes(process.argv[2]) ? YOUNG_OF_A_PUBLICATION : YOUNG_OF_A_FILE;
  v8.setFlagsFromString(`--max-semi-space-size=${young}`);
  const { main } = await import("./main.ts");
  await main();
} else {
  startNewerNode();
}

function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function startNewerNode() {
  const here = fileURLToPath(import.meta.url);
  const node = findNode(dirname(here));
  if (node === undefined) {
    process.stderr.write(
      `Node ${process.versions.node} is too old, and no newer one is installed beside this program.\n` +
        `Run "npm install" in its folder, or use Node ${OLDEST.join(".")} or later.\n`,
    );
    process.exitCode = BROKEN;
    return;
  }
  const child = spawn(node, [here, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`Cannot start ${node}: ${error.message}\n`);
    process.exitCode = BROKEN;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (os.constants.signals[signal] ?? 0);
  });
}

/** Looks for the `node` package from this folder upwards. */
function findNode(folder) {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const candidate = join(folder, "node_modules", "node", "bin", name);
  if (existsSync(candidate)) return candidate;
  const parent = dirname(folder);
  return parent === folder ? undefined : findNode(parent);
}
