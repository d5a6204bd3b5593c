import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** Runs a program to its end. Gives undefined where that went well, else the end of what it said. */
export async function runQuietly(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  try {
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    return code === 0 ? undefined : lastLine(said) || `it ended with ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function lastLine(said: string): string {
  return said.trim().split("\n").at(-1) ?? "";
}
