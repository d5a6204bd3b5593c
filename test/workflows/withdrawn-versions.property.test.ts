import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { findSnapshot } from "../../packages/core/src/workflows/find-snapshot.ts";
import { moveLatest, readLatest, readStanding } from "../../packages/core/src/workflows/latest-snapshot.ts";
import { withdrawRelease } from "../../packages/core/src/workflows/withdraw-release.ts";
import { afterWithdrawn, withdrawnBefore } from "../../packages/core/src/workflows/withdrawn-before.ts";

const collection = "personal-budgets";
const clock = () => new Date("2026-06-03T10:00:00.000Z");
type Step =
  | { readonly do: "publish"; readonly bump: number }
  | { readonly do: "withdraw" | "die" | "publish late"; readonly which: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("publish" as const), bump: fc.constantFrom(0, 1, 2) }),
  fc.record({ do: fc.constantFrom("withdraw" as const, "die" as const, "publish late" as const), which: fc.nat(20) }),
);

/** A store of versions that hold nothing but their manifests, moved as publishers and people would. */
function lives() {
  const store = memoryStore(clock);
  const versions: string[] = [];
  const put = (version: string, path: string, says: object) =>
    store.data.put(`snapshots/${collection}/${version}/${path}`, new TextEncoder().encode(JSON.stringify(says)));
  const pointer = (version: string) => ({
    ...{ format: "council-returns/latest/1" as const, collection, version },
    ...{ fingerprint: version, manifestSha256: version },
  });

  async function publish(bump: number): Promise<void> {
    const found = await readLatest(store.data, collection);
    const before = found?.latest.version ?? null;
    const [major = 1, minor = 0, patch = -1] = (before ?? "1.0.-1").split(".").map(Number);
    const wanted = [`${major + 1}.0.0`, `${major}.${minor + 1}.0`, `${major}.${minor}.${patch + 1}`][bump] ?? "";
    const version = afterWithdrawn(wanted, await withdrawnBefore(store.data, collection));
    await put(version, "started.json", { fingerprint: version });
    await put(version, "manifest.json", { previous: before === null ? null : { version: before } });
    expect(await moveLatest(store.data, pointer(version), found?.object)).toBe(true);
    versions.push(version);
  }

  async function withdraw(version: string, dies: boolean): Promise<void> {
    const asked = { release: `${collection}@${version}`, reason: "x", by: "y" };
    const data = { ...store.data };
    if (dies) {
      data.put = (key, ...rest) =>
        key.endsWith("latest.json") ? Promise.reject(new Error("dies")) : store.data.put(key, ...rest);
    }
    await withdrawRelease(asked, { store: { data }, clock, openTables }).catch((error) => {
      if (!dies) throw error;
    });
  }

  /** A publisher that was cut short before it moved latest, and moves it now to what it wrote. */
  const publishLate = async (version: string) =>
    moveLatest(store.data, pointer(version), (await readStanding(store.data, collection))?.object);

  return { store, versions, publish, withdraw, publishLate };
}

type Lives = ReturnType<typeof lives>;

async function take(one: Step, { versions, ...does }: Lives, gone: Set<string>) {
  if (one.do === "publish") return does.publish(one.bump);
  const version = versions[one.which % Math.max(1, versions.length)];
  if (version === undefined) return undefined;
  if (one.do === "publish late") {
    if (gone.has(version)) expect(await does.publishLate(version)).toBe(false);
    return undefined;
  }
  await does.withdraw(version, one.do === "die");
  if (one.do === "withdraw") gone.add(version);
  return undefined;
}

async function holds({ store: { data }, versions }: Lives, gone: ReadonlySet<string>): Promise<void> {
  for (const name of new Set(["latest", ...versions.map((each) => `${each.split(".")[0]}.*`)])) {
    const found = await findSnapshot(data, `${collection}@${name}`).catch(() => undefined);
    expect(gone.has(found?.version ?? "")).toBe(false);
  }
  for (const each of gone) expect((await findSnapshot(data, `${collection}@${each}`)).withdrawn?.version).toBe(each);
  expect((await readLatest(data, collection))?.latest.version).toBe(versions.findLast((each) => !gone.has(each)));
}

it("a version that was withdrawn is never the latest and never in a range, whatever is published or cut short after it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const life = lives();
      const gone = new Set<string>();
      for (const one of steps) {
        await take(one, life, gone);
        await holds(life, gone);
      }
      expect(new Set(life.versions).size).toBe(life.versions.length);
    }),
    { numRuns: 150 },
  );
});
