import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allMutations } from "./mutations/all-mutations.ts";
import type { Mutation } from "./mutations/mutation.ts";
import { type Seen, testsOn } from "./tests-on.ts";

export interface MutationPowers {
  readonly root: string;
  /** Tries only faults whose names hold one of these texts; all where there are none. */
  readonly only: readonly string[];
  readonly say: (line: string) => void;
}

const AT_ONCE = 2;
const TESTS = "test/stacks";

/** How one fault fared: what saw it, or that nothing did. */
interface Tried {
  readonly mutation: Mutation;
  readonly seen: Seen | undefined;
}

/**
 * Puts each fault into a copy of its own, runs the tests on it, and prints which were caught, by which test. True where
 * all were. A copy without a fault comes first: were it to fail, every fault would seem to be caught.
 */
export async function tryMutations({ root, only, say }: MutationPowers): Promise<boolean> {
  const asked = allMutations.filter(({ name }) => only.length === 0 || only.some((text) => name.includes(text)));
  const unsound = await seenIn({ root, tests: TESTS });
  if (unsound !== undefined) {
    say(`Nothing can be said of faults, because the tests fail without one: ${unsound.test}`);
    return false;
  }
  say(`The tests pass on a copy without a fault. ${asked.length} faults, ${AT_ONCE} at a time:`);
  const tried: Tried[] = [];
  const waiting = asked.values();
  const work = async () => {
    for (const mutation of waiting) {
      const one = { mutation, seen: await seen(mutation, root) };
      tried.push(one);
      say(progressLine(one, tried, asked.length));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const line of score(tried)) say(line);
  return asked.length > 0 && tried.every(({ seen: by }) => by !== undefined);
}

function progressLine({ mutation, seen: by }: Tried, tried: readonly Tried[], all: number): string {
  const survived = tried.filter((one) => one.seen === undefined).length;
  const verdict = by === undefined ? "SURVIVED" : `caught by ${by.test}`;
  return `${tried.length}/${all}, ${survived} survived; ${mutation.file}: ${mutation.name}: ${verdict}`;
}

function score(tried: readonly Tried[]): string[] {
  const survivors = tried.filter(({ seen: by }) => by === undefined);
  const unbuilt = tried.filter(({ seen: by }) => by?.isBuild === true);
  const files = [...Map.groupBy(tried, ({ mutation }) => mutation.file)].map(([file, of]) => `${file} ${of.length}`);
  return [
    "",
    `Score: ${tried.length - survivors.length} of ${tried.length} faults caught, ${unbuilt.length} of them because the stacks cannot be built.`,
    `By file: ${files.toSorted().join(", ")}.`,
    ...survivors.map(({ mutation }) => `Not caught: ${mutation.file}: ${mutation.name}`),
  ];
}

/** The test file that is to see it is asked first, which is quicker. */
async function seen(mutation: Mutation, root: string): Promise<Seen | undefined> {
  const tests = `${TESTS}/${mutation.by}.test.ts`;
  return (await seenIn({ root, mutation, tests })) ?? (await seenIn({ root, mutation, tests: TESTS }));
}

interface Trial {
  readonly root: string;
  readonly tests: string;
  readonly mutation?: Mutation;
}

async function seenIn({ root, tests, mutation }: Trial): Promise<Seen | undefined> {
  const copy = await mkdtemp(join(tmpdir(), "stacks-fault-"));
  try {
    await copySources(root, copy);
    if (mutation !== undefined) await applyTo(copy, mutation);
    return await testsOn({ root, copy, tests });
  } finally {
    await rm(copy, { recursive: true });
  }
}

async function copySources(root: string, copy: string): Promise<void> {
  for (const name of ["sst.config.ts", "stacks", "functions"]) {
    const filter = (path: string) => !path.includes("node_modules");
    await cp(join(root, name), join(copy, name), { recursive: true, filter });
  }
  for (const name of ["packages", "web", "scripts", "node_modules", "package.json"])
    await symlink(join(root, name), join(copy, name));
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
