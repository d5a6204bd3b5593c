import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import type { Failures } from "./failures-reporter.ts";
import { TOO_SLOW } from "./stacks-graph.ts";

/** What a run of tests failed at first. */
export interface Seen {
  /** The test's whole name, or what kept it from running. */
  readonly test: string;
  /** True where the stacks could not be built at all, so that any test would have failed. */
  readonly isBuild: boolean;
}

interface Run {
  readonly root: string;
  /** A copy of the sources that the tests look at in the project's place. */
  readonly copy: string;
  readonly tests: string;
}

const REPORTER = fileURLToPath(new URL("failures-reporter.ts", import.meta.url));
/** A test that was too slow would seem to have caught something. */
const PATIENT = ["--testTimeout=1200000", "--hookTimeout=1200000"];
const TIMED_OUT = /^(?:Test|Hook) timed out in/;
/** What Node says of a program that ended badly. */
const BUILD = /^Command failed: [^\n]*graph\.ts[^\n]*\n/;

const report: z.ZodType<Failures> = z.object({
  ran: z.number(),
  failures: z.array(z.object({ test: z.string(), says: z.string() })),
});

/** Runs tests on a copy of the sources. Undefined where all of them pass; throws where none was run, or they cannot say. */
export async function testsOn({ root, copy, tests }: Run): Promise<Seen | undefined> {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const out = join(copy, "failures.json");
  const args = [vitest, "run", tests, "--bail=1", "--maxWorkers=1", `--reporter=${REPORTER}`, ...PATIENT];
  const env = { ...process.env, STACKS_ROOT: copy, STACKS_REPORT: out };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "ignore" });
  const [code] = await once(child, "exit");
  const { ran, failures } = report.parse(JSON.parse(await readFile(out, "utf8")));
  const [first] = failures;
  const unknown = failures.find(({ says }) => says.includes(TOO_SLOW) || TIMED_OUT.test(says));
  if (unknown !== undefined)
    throw new Error(`Nothing is known of a fault, because tests were too slow: ${unknown.says}`);
  if (first !== undefined) return seen(first);
  if (code === 0 && ran > 0) return undefined;
  throw new Error(`${ran} tests of ${tests} ran and ended with ${code}, and named no fault`);
}

function seen({ test, says }: Failures["failures"][number]): Seen {
  if (!BUILD.test(says)) return { test, isBuild: false };
  const error = /^(?:.*\s)?\w*Error: (.*)$/m.exec(says.replace(BUILD, ""))?.[1];
  return { test: `the build (${error ?? "which ended badly"})`, isBuild: true };
}
