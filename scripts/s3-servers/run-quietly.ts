import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/**
 * Runs a program to its end, or to the last of `seconds`. Gives undefined where that went well, else the end of what it
 * said.
 */
export async function runQuietly(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  seconds?: number,
): Promise<string | undefined> {
  // A signal, because the timer of spawn's own timeout outlives a program that is not there.
  const signal = seconds === undefined ? undefined : AbortSignal.timeout(seconds * 1000);
  const child = spawn(program, args, { env, signal, stdio: ["ignore", "ignore", "pipe"] });
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
