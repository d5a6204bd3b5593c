// Tries the steps of the Containerfile without an image: `npm run check:container`.
// In a folder with nothing else in it each COPY copies, each RUN runs, and what is then started is started as a user without
// rights: it answers /health, takes a return to a snapshot, and ends with 0 when it is told to stop.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { mainJob } from "../sample/main-job.ts";
import { type Built, buildStages } from "./container/build-stages.ts";
import { listOf, readContainerfile } from "./container/read-containerfile.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const MINUTES = 5;
/** A return to try it with. */
const [sent] = mainJob();

const into = mkdtempSync(join(tmpdir(), "returns-container-"));
process.once("exit", () => rmSync(into, { recursive: true, force: true }));
chmodSync(into, 0o755);
const bin = join(into, "bin");
mkdirSync(bin);
copyFileSync(process.execPath, join(bin, "node"));
const stages = readContainerfile(readFileSync(join(root, "Containerfile"), "utf8"));
const built = await buildStages(stages, { context: root, into, bin, say: console.log });
await tryOut(built);
console.log("\nIt was built, started, answered, published, and stopped.");

async function tryOut(image: Built): Promise<void> {
  const ids = userOf(image);
  const store = join(image.root, "store");
  if (ids !== undefined) chownSync(store, ids.uid, ids.gid);
  if (sent === undefined) throw new Error("There is no sample to try it with");
  const folder = join(store, "uploads", sent.collection, sent.period, sent.authority);
  asUser(["mkdir", "-p", folder], image);
  writeFileSync(join(folder, sent.name), sent.bytes);
  const often = ["--port", "0", "--reconcile", "* * * * * *", "--publish", "*/5 * * * * *"];
  const words = image.started.filter(({ word }) => word !== "HEALTHCHECK").flatMap(listOf);
  const command = [...words.map((one) => one.replace(/^\/store$/, store)), ...often];
  const child = spawn(join(bin, "node"), command.slice(1), {
    ...{ ...ids, cwd: join(image.root, image.workdir), stdio: ["ignore", "pipe", "inherit"] },
    env: { ...image.env, PATH: bin, HOME: "/nonexistent" },
  });
  const ended = once(child, "exit");
  try {
    const port = await listening(child.stdout);
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    if (!health.ok) throw new Error(`/health answered ${health.status}`);
    checkHealth(image, port);
    await there(join(store, "data/snapshots", sent.collection, "latest.json"));
  } finally {
    child.kill("SIGTERM");
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`It ended with ${code} when it was told to stop`);
}

/** Of USER, where who runs this may become another. */
function userOf({ user }: Built): { uid: number; gid: number } | undefined {
  if (user === undefined || Number.parseInt(user, 10) === 0) throw new Error("The image would run as root");
  if (process.getuid?.() !== 0) return undefined;
  const [uid = 0, gid = 0] = user.split(":").map(Number);
  return { uid, gid };
}

function asUser([program = "", ...args]: readonly string[], image: Built): void {
  const { status, stderr } = spawnSync(program, args, { ...userOf(image), encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
}

/** The image's own question whether it is well, put as it would be. */
function checkHealth(image: Built, port: number): void {
  const step = image.started.find(({ word }) => word === "HEALTHCHECK");
  if (step === undefined) throw new Error("The image does not say how it is");
  const [, ...args] = listOf(step).map((one) => one.replaceAll(":8080", `:${port}`));
  asUser([join(bin, "node"), ...args], image);
}

async function listening(lines: NodeJS.ReadableStream | null): Promise<number> {
  if (lines === null) throw new Error("It says nothing");
  const found = Promise.withResolvers<number>();
  createInterface({ input: lines })
    .on("line", (line) => {
      const { message, port }: { message?: string; port?: number } = JSON.parse(line);
      if (message === "Listening") found.resolve(Number(port));
    })
    .on("close", () => found.reject(new Error("It ended before it listened")));
  return found.promise;
}

async function there(path: string): Promise<void> {
  const until = performance.now() + MINUTES * 60_000;
  while (!existsSync(path)) {
    if (performance.now() > until) throw new Error(`${path} did not come in ${MINUTES} minutes`);
    await pause(500);
  }
}
