import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { CliPowers } from "../powers.ts";

/** Writes a file that can be made again at any time, over what is there. Gives its full path. */
export async function writeOutput(
  path: string,
  content: string | Uint8Array,
  { cwd }: Pick<CliPowers, "cwd">,
): Promise<string> {
  const full = resolve(cwd, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

/**
 * Writes files into a folder of their own. Throws `InputError` where something is in it already: what is left from
 * another day would be taken for today's.
 */
export async function writeOutputFolder(
  path: string,
  files: ReadonlyMap<string, string>,
  { cwd }: Pick<CliPowers, "cwd">,
): Promise<string> {
  const full = resolve(cwd, path);
  await mkdir(full, { recursive: true });
  if ((await readdir(full)).length > 0) throw new InputError(`The folder ${full} is not empty. Name a new one.`);
  for (const [name, text] of files) await writeFile(join(full, name), text);
  return full;
}
