import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withFileLock } from "../../packages/core/src/storage/file-lock.ts";
import { runQuietly } from "../s3-servers/run-quietly.ts";

export interface ClientPowers {
  readonly cache: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
}

/** Where a kind of client lies: a Python, or a folder of packages; or why it is not to be had. */
export type Client = { readonly path: string } | { readonly missing: string };

/** What is run to bring a kind of client, one after another, and the file to be found when all is done. */
interface Recipe {
  readonly folder: string;
  readonly path: string;
  readonly steps: readonly (readonly [program: string, ...args: string[]])[];
}

const REQUIREMENTS = fileURLToPath(new URL("../../test/clients/requirements.txt", import.meta.url));
const UV = "uv==0.13.9";
const PACKAGES = ["parquet-wasm@0.8.0", "apache-arrow@21.2.0"];
/** More than a machine that has nothing else to do needs, all steps of a recipe together. */
const SECONDS = 120;

/** A Python with the packages of `test/clients/requirements.txt`, from the cache or brought into it. */
export function bringPython(powers: ClientPowers): Promise<Client> {
  const requirements = readFileSync(REQUIREMENTS, "utf8");
  const folder = join(powers.cache, `clients-python-${shortHash(`${requirements}${UV}`)}`);
  const [bin, end] = process.platform === "win32" ? ["Scripts", ".exe"] : ["bin", ""];
  const path = join(folder, bin, `python${end}`);
  const quick = ["--quiet", "--disable-pip-version-check", "--retries", "1", "--prefer-binary"];
  const steps: Recipe["steps"] = [
    [process.platform === "win32" ? "python" : "python3", "-m", "venv", "--clear", folder],
    [path, "-m", "pip", "install", ...quick, UV],
    [join(folder, bin, `uv${end}`), "pip", "install", "--quiet", "--python", path, "--requirement", REQUIREMENTS],
  ];
  return bring({ folder, path, steps }, powers);
}

/** A folder with an npm project that has the Parquet reader of the Rust project arrow-rs, as WebAssembly. */
export function bringParquetWasm(powers: ClientPowers): Promise<Client> {
  const folder = join(powers.cache, `clients-npm-${shortHash(PACKAGES.join())}`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel", "error", ...PACKAGES] as const;
  return bring({ folder, path: join(folder, "package.json"), steps: [[npm, ...args]] }, powers);
}

/** DuckDB's own signed extension for reading over HTTP and S3, as a file; of the version that is used here. */
export function bringHttpfs(powers: ClientPowers): Promise<Client> {
  return bringPythonPackage(
    "duckdb-extension-httpfs==1.5.5",
    "duckdb_extension_httpfs/extensions/v1.5.5/httpfs.duckdb_extension",
    powers,
  );
}

/** A Python with an emulator of S3, SQS and Lambda that runs zips of functions, without Docker. */
export function bringMinistack(powers: ClientPowers): Promise<Client> {
  return bringPythonPackage("ministack==1.5.33", "ministack", powers);
}

/** Packages by themselves in a folder, which is to be put on `PYTHONPATH`; `path` is what is wanted of them. */
function bringPythonPackage(wanted: string, path: string, powers: ClientPowers): Promise<Client> {
  const folder = join(powers.cache, `python-${wanted.replaceAll("==", "-")}`);
  const python = process.platform === "win32" ? "python" : "python3";
  const quick = ["--quiet", "--disable-pip-version-check", "--retries", "1", "--prefer-binary"];
  const step = [python, "-m", "pip", "install", ...quick, "--target", folder, wanted] as const;
  return bring({ folder, path: join(folder, path), steps: [step] }, powers);
}

/** Runs a recipe unless it has been; the mark that it is done is written last, so that half of one is begun again. */
async function bring(recipe: Recipe, powers: ClientPowers): Promise<Client> {
  const { folder, path } = recipe;
  const isThere = (): boolean => existsSync(`${folder}.done`) && existsSync(path);
  if (isThere()) return { path };
  await mkdir(powers.cache, { recursive: true });
  try {
    return await withFileLock(`${folder}.lock`, async () => (isThere() ? { path } : bringNow(recipe, powers)));
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

async function bringNow({ folder, path, steps }: Recipe, { env, say }: ClientPowers): Promise<Client> {
  say(`Bringing clients into ${folder}: under a minute, once.`);
  const until = Date.now() + SECONDS * 1000;
  for (const [program, ...args] of steps) {
    const left = Math.max(1, Math.round((until - Date.now()) / 1000));
    const failed = await runQuietly(program, args, env, left);
    if (failed !== undefined) return { missing: `${program} could not bring it: ${failed}` };
  }
  await writeFile(`${folder}.done`, "");
  return { path };
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
