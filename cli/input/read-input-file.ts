import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { CliPowers } from "../powers.ts";

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder, not a file",
  EACCES: "it may not be read by you",
  EPERM: "it may not be read by you",
};

/** Reads a file named on the command line. Throws `InputError` that names the path and why it cannot be read. */
export async function readInputFile(path: string, { cwd }: Pick<CliPowers, "cwd">): Promise<InputFile> {
  const full = resolve(cwd, path);
  try {
    return { name: basename(full), bytes: await readFile(full) };
  } catch (error) {
    const reason = REASONS[errorCode(error)];
    if (reason === undefined) throw error;
    throw new InputError(`Cannot read "${path}": ${reason}. Give the path of a spreadsheet (looked for ${full}).`);
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
