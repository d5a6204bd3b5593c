import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** Runs one of the scripts in `python/` on snapshot folders; gives what it says of each, and fails with its complaint. */
export function runPython(python: string, script: string, folders: readonly string[]): Promise<unknown> {
  return runPythonFile(python, fileURLToPath(new URL(`python/${script}.py`, import.meta.url)), folders);
}

/** Runs a script with its arguments; gives the JSON it says, and fails with its complaint. */
export async function runPythonFile(python: string, path: string, args: readonly string[]): Promise<unknown> {
  const child = spawn(python, ["-B", path, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const [said, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (code !== 0) throw new Error(complaint);
  return JSON.parse(said);
}
