import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Zippable, zipSync } from "fflate";

/** The files of a folder as a zip, packed as tightly as can be; the same files give the same bytes. */
export async function zipFolder(folder: string): Promise<Uint8Array> {
  const files: Zippable = {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path).split(sep).join("/")] = await readFile(path);
  }
  return zipSync(files, { level: 9, mtime: "2000-01-01T00:00:00" });
}
