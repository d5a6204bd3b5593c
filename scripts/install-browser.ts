// Finds the browser that test/browser drives. Where there is none it is installed once, if that can be done
// without asking anyone: as root on a Debian system. By hand: node scripts/install-browser.ts
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

export type BrowserSearch =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "missing"; readonly reason: string };

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/local/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];
const APT_GET = "/usr/bin/apt-get";
const OPTIONS = [
  "Acquire::Retries=0",
  "Acquire::http::Timeout=15",
  "Acquire::https::Timeout=15",
  "DPkg::Lock::Timeout=60",
];
const INSTALL = ["install", "-y", "--no-install-recommends"];

/** Most seconds of each step; the download is a step of its own, so that unpacking is not cut off by a slow network. */
const STEPS: readonly { readonly command: readonly string[]; readonly seconds: number }[] = [
  { command: ["update"], seconds: 60 },
  { command: [...INSTALL, "--download-only", "chromium"], seconds: 180 },
  { command: [...INSTALL, "chromium"], seconds: 180 },
];

/** The browser that `CHROMIUM` names, or else the first in the usual places that starts. */
export function findBrowser(): BrowserSearch {
  const named = process.env["CHROMIUM"];
  const path = (named ? [named] : PLACES).find((place) => existsSync(place) && starts(place));
  if (path !== undefined) return { kind: "found", path };
  return missing(named ? `CHROMIUM names ${named}, which is not there or does not start` : "Chromium is not installed");
}

/**
 * As `findBrowser`, and installs Chromium where there is none, `CHROMIUM` is not set and it can. Says what it does,
 * and why there is no browser. Never rejects; without a network it is over within a minute.
 */
export async function installBrowser(): Promise<BrowserSearch> {
  const found = findBrowser();
  const search = found.kind === "found" || process.env["CHROMIUM"] ? found : await installChromium(found.reason);
  if (search.kind === "missing") console.log(`No browser: ${search.reason}.`);
  return search;
}

async function installChromium(reason: string): Promise<BrowserSearch> {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version") || !existsSync(APT_GET)) {
    return missing(`${reason}, and only root on a Debian system can install it here`);
  }
  console.log("Installing Chromium with apt-get for the tests in a browser. This is done once.");
  for (const { command, seconds } of STEPS) {
    const failure = await aptGet(command, seconds);
    if (failure !== undefined) return missing(`${reason}, and ${failure}`);
  }
  return findBrowser();
}

function missing(reason: string): BrowserSearch {
  return { kind: "missing", reason };
}

/** Some systems have a script in its place that only says how to install it. */
function starts(path: string): boolean {
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** What went wrong, or nothing. Over after so many seconds, whatever the command does. */
async function aptGet(command: readonly string[], seconds: number): Promise<string | undefined> {
  const child = spawn(APT_GET, ["-q", ...OPTIONS.flatMap((option) => ["-o", option]), ...command], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  const said = `apt-get ${command[0]}`;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill();
      child.stderr.destroy();
      child.unref();
      resolve(`${said} was stopped after ${seconds} seconds`);
    }, seconds * 1000);
    child.on("error", ({ message }) => resolve(`${said} could not start: ${message}`));
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? undefined : `${said} failed: ${firstLine(complaint)}`);
    });
  });
}

function firstLine(text: string): string {
  return text.split("\n").find((line) => /^E: /.test(line)) ?? text.trim();
}

if (import.meta.main) {
  const search = await installBrowser();
  if (search.kind === "found") console.log(search.path);
  process.exitCode = search.kind === "found" ? 0 : 1;
}
