import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allMutations } from "./mutations/all-mutations.ts";
import type { Mutation } from "./mutations/mutation.ts";

export interface MutationPowers {
  readonly root: string;
  /** Tries only faults whose names hold one of these texts; all where there are none. */
  readonly only: readonly string[];
  readonly say: (line: string) => void;
}

const AT_ONCE = 2;
/** A test that was too slow would seem to have caught something. */
const PATIENT = ["--testTimeout=1200000", "--hookTimeout=1200000"];

/** Puts each fault into a copy of its own, runs the tests on it, and prints which were caught. True where all were. */
export async function tryMutations({ root, only, say }: MutationPowers): Promise<boolean> {
  const asked = allMutations.filter(({ name }) => only.length === 0 || only.some((text) => name.includes(text)));
  if (await failsUnchanged(root)) {
    say("The tests fail on a copy without a fault too, so that nothing can be said of faults.");
    return false;
  }
  const survivors: string[] = [];
  const waiting = asked.entries();
  const work = async () => {
    for (const [index, mutation] of waiting) {
      const by = await caughtBy(mutation, root);
      if (by === undefined) survivors.push(mutation.name);
      const verdict = by === undefined ? "SURVIVED" : `caught by ${by}`;
      say(`${index + 1}/${asked.length} ${mutation.file}: ${mutation.name}: ${verdict}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  say(`\n${asked.length - survivors.length} of ${asked.length} faults caught.`);
  for (const name of survivors) say(`Not caught: ${name}`);
  return survivors.length === 0 && asked.length > 0;
}

/** Else every fault would seem to be caught. */
async function failsUnchanged(root: string): Promise<boolean> {
  const copy = await mkdtemp(join(tmpdir(), "stacks-sound-"));
  try {
    await copySources(root, copy);
    return await failsOn(copy, root, "test/stacks");
  } finally {
    await rm(copy, { recursive: true });
  }
}

async function caughtBy(mutation: Mutation, root: string): Promise<string | undefined> {
  const copy = await mkdtemp(join(tmpdir(), "stacks-fault-"));
  try {
    await copySources(root, copy);
    await applyTo(copy, mutation);
    if (await failsOn(copy, root, `test/stacks/${mutation.by}.test.ts`)) return mutation.by;
    return (await failsOn(copy, root, "test/stacks")) ? "another test" : undefined;
  } finally {
    await rm(copy, { recursive: true });
  }
}

async function copySources(root: string, copy: string): Promise<void> {
  for (const name of ["sst.config.ts", "stacks", "functions"]) {
    const filter = (path: string) => !path.includes("node_modules");
    await cp(join(root, name), join(copy, name), { recursive: true, filter });
  }
  for (const name of ["packages", "node_modules", "package.json"]) await symlink(join(root, name), join(copy, name));
}

async function applyTo(copy: string, { name, file, find, put }: Mutation): Promise<void> {
  const path = join(copy, file);
  const text = await readFile(path, "utf8");
  const times = text.split(find).length - 1;
  if (times !== 1)
    throw new Error(`The fault "${name}" has to find its text in ${file} once, and it is there ${times} times`);
  await writeFile(
    path,
    text.replace(find, () => put),
  );
}

async function failsOn(copy: string, root: string, tests: string): Promise<boolean> {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", tests, "--bail=1", "--maxWorkers=1", "--reporter=dot", ...PATIENT];
  const env = { ...process.env, STACKS_ROOT: copy };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "ignore" });
  const [code] = await new Promise<[number | null]>((ended) => child.once("exit", (status) => ended([status])));
  return code !== 0;
}
