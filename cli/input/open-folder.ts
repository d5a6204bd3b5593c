import { statSync } from "node:fs";
import { resolve } from "node:path";
import { openStore } from "@council-returns/core/storage/open-store.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { CliPowers } from "../powers.ts";

/** The files of a folder that is there, by their paths in it. Throws `InputError` where it is not, or is a file. */
export function openFolder(option: string, folder: string, { cwd }: Pick<CliPowers, "cwd">) {
  const path = resolve(cwd, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new InputError(`There is no folder at ${path}. Name one that is there with ${option}.`);
  }
  return openStore({ uploads: path, data: path }).data;
}
