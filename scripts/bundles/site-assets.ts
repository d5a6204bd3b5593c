import { createHash } from "node:crypto";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { makeAssets } from "../../web/assets/make-assets.ts";
import { storeAssets } from "../../web/assets/stored-assets.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cache = join(root, "node_modules/.cache/site-assets");
/** All that may come to be in them; of packages, the versions. */
const SOURCES = ["web", "packages/core/src"] as const;

/** Puts the website's style and scripts into a folder, for a function that finds no bundler where it runs. */
export async function bringSiteAssets(folder: string): Promise<void> {
  const made = join(cache, await sourcesHash());
  if (!(await isThere(made))) await make(made);
  await cp(made, folder, { recursive: true });
}

/** Under a name of its own first, as two may make them at one time. */
async function make(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const part = await mkdtemp(join(cache, "part-"));
  await storeAssets(await makeAssets(), part);
  // What is only for oneself could not be read where the function runs.
  await chmod(part, 0o755);
  await rename(part, folder).catch(async () => {
    if (!(await isThere(folder))) throw new Error(`Cannot write to ${folder}`);
    await rm(part, { recursive: true });
  });
}

async function isThere(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}

async function sourcesHash(): Promise<string> {
  const found = await Promise.all(SOURCES.map((folder) => filesIn(join(root, folder))));
  const paths = [...found.flat(), join(root, "package-lock.json")].sort();
  const hash = createHash("sha256");
  for (const path of paths) hash.update(`\0${relative(root, path)}\0`).update(await readFile(path));
  return hash.digest("hex").slice(0, 20);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"));
  return files.map(({ parentPath, name }) => join(parentPath, name));
}
