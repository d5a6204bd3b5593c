import type { CliPowers } from "../../cli/powers.ts";

/** Powers that keep what is written, for a test to look at. */
export interface TestPowers extends CliPowers {
  readonly out: () => string;
  readonly err: () => string;
}

export function testPowers(given: Partial<CliPowers> = {}): TestPowers {
  const written: { out: string; err: string } = { out: "", err: "" };
  return {
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
    env: {},
    cwd: process.cwd(),
    clock: () => new Date("2026-11-22T09:00:00.000Z"),
    isTTY: false,
    columns: 80,
    ...given,
    out: () => written.out,
    err: () => written.err,
  };
}
