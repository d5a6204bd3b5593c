import { execFileSync } from "node:child_process";

/** What a shell makes of a command in one or more lines: its words. */
export function shellWords(lines: readonly string[]): string[] {
  const script = `words() { for word in "$@"; do printf '%s\\0' "$word"; done; }\nwords ${lines.join("\n")}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}
