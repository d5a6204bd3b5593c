import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { withFileLock } from "../../packages/core/src/storage/file-lock.ts";
import { runQuietly } from "../s3-servers/run-quietly.ts";

export interface BringPowers {
  readonly cache: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
}

/** Folder of SST's own components, or why it is not to be had. */
export type Platform = { readonly path: string } | { readonly missing: string };

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Ten times what it takes on a machine with nothing else to do. */
const MINUTES = 10;
const PING_SECONDS = 60;

/**
 * SST's components and the provider that sst.config.ts names, as `sst install` brings them: 323 MB, a minute or two,
 * once for every clone of this user. Folders are named after the versions, and marked as done last.
 */
export async function bringSst(powers: BringPowers): Promise<Platform> {
  const { folder, path, isThere } = sstPlace(powers.cache);
  if (isThere()) return { path };
  await mkdir(powers.cache, { recursive: true });
  try {
    return await withFileLock(`${folder}.lock`, async () => {
      if (!isThere()) await install(folder, powers);
      return { path };
    });
  } catch (error) {
    return {
      missing: `SST's components could not be brought: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** SST's components if they were brought before. */
export function broughtSst(cache: string): Platform {
  const { path, isThere } = sstPlace(cache);
  return isThere() ? { path } : { missing: "SST's components are not in the cache; npm run check:stacks brings them" };
}

function sstPlace(cache: string) {
  const versions = createHash("sha256")
    .update(JSON.stringify([sstVersion(), awsVersion()]))
    .digest("hex");
  const folder = join(cache, `sst-${versions.slice(0, 12)}`);
  const path = join(folder, ".sst/platform");
  return { folder, path, isThere: () => existsSync(`${folder}.done`) && existsSync(path) };
}

async function install(folder: string, { env, say }: BringPowers): Promise<void> {
  // Without it sst waits for many minutes before it gives up.
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const unreached = await runQuietly(npm, ["ping", "--fetch-retries", "0"], env, PING_SECONDS);
  if (unreached !== undefined) throw new Error(`the registry of npm packages cannot be reached`);
  say(`Bringing SST's components into ${folder}: a minute or two, once.`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "sst-components", type: "module" }));
  await writeFile(join(folder, "sst.config.ts"), configText(awsVersion()));
  const quiet = { SST_SKIP_DEPENDENCY_CHECK: "1", SST_NO_BUN: "1", SST_TELEMETRY_DISABLED: "1" };
  const failed = await runInGroup(join(ROOT, "node_modules/.bin/sst"), folder, { ...env, ...quiet });
  if (failed !== undefined) throw new Error(failed);
  if (!existsSync(join(folder, ".sst/platform/node_modules/@pulumi/aws"))) throw new Error("the provider did not come");
  await writeFile(`${folder}.done`, "");
}

/** Ends with the programs it began: sst leaves npm running when it is stopped alone. Gives what went wrong, if anything. */
async function runInGroup(program: string, cwd: string, env: BringPowers["env"]): Promise<string | undefined> {
  const detached = process.platform !== "win32";
  const child = spawn(program, ["install", "--stage", "check"], {
    cwd,
    env,
    detached,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const { pid } = child;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    if (detached && pid !== undefined) process.kill(-pid);
    else child.kill();
  }, MINUTES * 60_000);
  try {
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    if (late) return `it took more than ${MINUTES} minutes`;
    return code === 0 ? undefined : said.trim().split("\n").at(-1) || `it ended with ${code}`;
  } finally {
    clearTimeout(timer);
  }
}

function configText(aws: string): string {
  const app = `{ name: "components", home: "aws", providers: { aws: { version: "${aws}" } } }`;
  return `/// <reference path="./.sst/platform/config.d.ts" />\nexport default $config({ app: () => (${app}), async run() {} });\n`;
}

function sstVersion(): string {
  return /"sst": "([\d.]+)"/.exec(readFileSync(join(ROOT, "package.json"), "utf8"))?.[1] ?? "";
}

function awsVersion(): string {
  const found = /aws: \{ version: "([\d.]+)"/.exec(readFileSync(join(ROOT, "sst.config.ts"), "utf8"))?.[1];
  if (found === undefined) throw new Error("sst.config.ts names no version of the provider aws");
  return found;
}
