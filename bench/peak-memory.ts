import { existsSync, readFileSync } from "node:fs";
import process from "node:process";

/**
 * Most MiB this process has held. Linux begins `maxRSS` with what the parent held when it started the process; its own count of
 * this one is elsewhere.
 */
export function peakMiB(): number {
  const file = "/proc/self/status";
  const own = existsSync(file) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return Math.round((own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024);
}
