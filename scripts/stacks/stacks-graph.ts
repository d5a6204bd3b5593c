import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import * as z from "zod";
import { withFileLock } from "../../packages/core/src/storage/file-lock.ts";

const resource = z.object({
  type: z.string(),
  name: z.string(),
  parent: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  retainOnDelete: z.boolean(),
  protect: z.boolean(),
});

const graph = z.object({
  app: z.object({
    removal: z.string(),
    protect: z.boolean(),
    providers: z.object({ aws: z.object({ region: z.string(), version: z.string() }) }),
  }),
  outputs: z.record(z.string(), z.unknown()),
  /** Packages that stand beside each function's bundle. */
  builds: z.record(z.string(), z.record(z.string(), z.string())),
  /** What each function's bundle is made of: a file, and the name of what it exports. */
  handlers: z.record(z.string(), z.string()),
  /** What each function's bundle is made up of, without the packages beside it. */
  files: z.record(z.string(), z.array(z.string())),
  resources: z.array(resource),
});

export type Graph = z.output<typeof graph>;
export type GraphResource = z.output<typeof resource>;

const OWN = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = join(OWN, "scripts/stacks/graph.ts");
const STAGES = ["personal", "rehearsal", "production"] as const;
/** On a machine with nothing else to do it takes five seconds. */
const MINUTES = 15;
const TURNS = 6;

/** What an error says where the machine was too busy, so that nothing is known of the stacks. */
export const TOO_SLOW = "The stacks were not built";

/** A stage that is looked at: `personal` with all that is optional off, `rehearsal` with all on, or `production`. */
export type Stage = (typeof STAGES)[number];

export interface GraphPlace {
  /** The project, or a copy of it. */
  readonly root: string;
  readonly platform: string;
}

/**
 * What the stacks ask for in a stage, by SST's real components: a program of its own, run once for the same sources.
 * Throws with what the program said, such as a handler that is not there.
 */
export async function stacksGraph({ root, platform }: GraphPlace, stage: Stage): Promise<Graph> {
  // A copy with a fault in it keeps its graphs to itself, and they go with it.
  const cache = resolve(root) === resolve(OWN) ? join(OWN, "node_modules/.cache/stacks") : join(root, ".graphs");
  await mkdir(cache, { recursive: true });
  const folder = join(cache, await sourcesHash(root));
  for (let tries = 1; !existsSync(folder); tries++) {
    const failed = await inTurn(join(cache, "graphs.lock"), async () => {
      if (!existsSync(folder)) await makeGraphs([root, platform], folder);
    });
    if (failed !== undefined && (failed.inWork || tries === TURNS)) throw failed.error;
  }
  return graph.parse(JSON.parse(readFileSync(join(folder, `${stage}.json`), "utf8")));
}

interface Failed {
  readonly error: unknown;
  /** True where the work failed; else it is still another's turn. */
  readonly inWork: boolean;
}

/** Does the work when it is its turn. On a busy machine that may be long in coming, and the lock does not wait for ever. */
async function inTurn(lock: string, work: () => Promise<void>): Promise<Failed | undefined> {
  try {
    return await withFileLock(lock, () =>
      work().then(
        () => undefined,
        (error: unknown) => ({ error, inWork: true }),
      ),
    );
  } catch (error) {
    return { error, inWork: false };
  }
}

async function makeGraphs(place: readonly string[], folder: string): Promise<void> {
  const quiet = { NODE_OPTIONS: "", SST_TELEMETRY_DISABLED: "1" };
  const env = { ...process.env, ...quiet, NODE_COMPILE_CACHE: join(OWN, "node_modules/.cache/stacks/compiled") };
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  const args = [PROGRAM, ...place, part, ...STAGES];
  const timeout = AbortSignal.timeout(MINUTES * 60_000);
  await promisify(execFile)(process.execPath, args, { env, signal: timeout }).catch((error: unknown) => {
    throw timeout.aborted ? new Error(`${TOO_SLOW}: it took more than ${MINUTES} minutes`) : error;
  });
  await rename(part, folder);
}

/** The bundle of sst.config.ts is all that the stacks are made of, and nothing more; then the handlers, and what runs it. */
async function sourcesHash(root: string): Promise<string> {
  const bundled = await build({
    entryPoints: [join(root, "sst.config.ts")],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "silent",
  });
  const hash = createHash("sha256");
  for (const { contents } of bundled.outputFiles) hash.update(contents);
  for (const folder of [join(root, "functions"), join(OWN, "scripts/stacks")]) {
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith(".ts")) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 20);
}
