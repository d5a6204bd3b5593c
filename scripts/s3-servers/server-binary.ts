import { existsSync, statSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withFileLock } from "../../packages/core/src/storage/file-lock.ts";
import { goProgram } from "./go-program.ts";
import { runQuietly } from "./run-quietly.ts";
import type { ServerProgram } from "./server-programs.ts";

export interface BinaryPowers {
  readonly cache: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  /** How long a build may take; one that failed within the hour is then not tried again. Left out: as long as it takes. */
  readonly seconds?: number;
}

const HOUR = 3_600_000;

/** Either the path of the program, or why there is none. */
export type ServerBinary = { readonly path: string } | { readonly missing: string };

/** Where the program lies, or will lie once it is built. */
export function binaryPath({ name, version }: ServerProgram, cache: string): string {
  return join(cache, "servers", `${name}-${version}${process.platform === "win32" ? ".exe" : ""}`);
}

/** The program from the cache, built into it where it is not there yet; processes that ask at once build it once. */
export async function serverBinary(program: ServerProgram, powers: BinaryPowers): Promise<ServerBinary> {
  const path = binaryPath(program, powers.cache);
  if (existsSync(path)) return { path };
  await mkdir(join(powers.cache, "servers"), { recursive: true });
  return oneAtATime(`${path}.lock`, () => buildUnlessThere(program, path, powers));
}

async function buildUnlessThere(program: ServerProgram, path: string, powers: BinaryPowers): Promise<ServerBinary> {
  if (existsSync(path)) return { path };
  const failed = powers.seconds === undefined ? undefined : await failedLately(path);
  if (failed !== undefined) return { missing: failed };
  const built = await build(program, path, powers);
  if ("missing" in built) await writeFile(failureOf(path), built.missing);
  return built;
}

function failureOf(path: string): string {
  return `${path}.failed`;
}

async function failedLately(path: string): Promise<string | undefined> {
  const told = statSync(failureOf(path), { throwIfNoEntry: false });
  return told === undefined || Date.now() - told.mtimeMs > HOUR ? undefined : readFile(failureOf(path), "utf8");
}

async function build(program: ServerProgram, path: string, powers: BinaryPowers): Promise<ServerBinary> {
  const go = await goProgram(powers);
  if (go === undefined) return { missing: "there is no Go, and no Python to fetch it with" };
  powers.say(`Building ${program.name} ${program.version} into ${path}: about ${program.minutes} minutes, once.`);
  const folder = await mkdtemp(join(powers.cache, "building-"));
  try {
    const args = ["install", "-trimpath", "-ldflags=-s -w", `${program.module}@${program.version}`];
    const failed = await runQuietly(
      go,
      args,
      { ...powers.env, CGO_ENABLED: "0", GOBIN: folder, GOFLAGS: "" },
      powers.seconds,
    );
    if (failed !== undefined) return { missing: `building it failed: ${failed}` };
    await rename(join(folder, program.name), path);
    return { path };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A build outlasts the wait for a lock, so the wait is begun again. */
async function oneAtATime<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    let begun = false;
    try {
      return await withFileLock(lock, () => {
        begun = true;
        return work();
      });
    } catch (error) {
      if (begun || !String(error).includes("stays taken")) throw error;
    }
  }
}
