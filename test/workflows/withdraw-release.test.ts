import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore, openStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { claimVerdicts } from "../../packages/core/src/workflows/claim-verdicts.ts";
import { explainPublished } from "../../packages/core/src/workflows/explain-published.ts";
import { findSnapshot } from "../../packages/core/src/workflows/find-snapshot.ts";
import { readLatest } from "../../packages/core/src/workflows/latest-snapshot.ts";
import { listReleases } from "../../packages/core/src/workflows/list-releases.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { publishedVersions } from "../../packages/core/src/workflows/published-versions.ts";
import { querySnapshot } from "../../packages/core/src/workflows/query-snapshot.ts";
import { snapshotChanges } from "../../packages/core/src/workflows/snapshot-changes.ts";
import { storedSnapshot } from "../../packages/core/src/workflows/snapshot-source.ts";
import { takenVersions } from "../../packages/core/src/workflows/taken-versions.ts";
import { standingsOn } from "../../packages/core/src/workflows/target-standings.ts";
import { verifySnapshot } from "../../packages/core/src/workflows/verify-snapshot.ts";
import { withdrawRelease } from "../../packages/core/src/workflows/withdraw-release.ts";
import { copyStore, publish, survey } from "./published-store.ts";
import { payments, send, spending, spendingStore } from "./spending-store.ts";

const clock = () => new Date("2026-06-03T10:00:00.000Z");
const reason = "Northumberland's file was for another year";
const wrong = { release: `${spending}@1.0.1`, reason, by: "head of statistics" };

function powersOf(store: Store) {
  return { store, clock, openTables };
}

/** A store whose disk breaks at the write of this number, counted from 1. */
function breakingAt(store: Store, write: number): Store {
  let writes = 0;
  const put: Objects["put"] = async (...asked) => {
    writes += 1;
    if (writes === write) throw new Error("the machine died");
    return store.data.put(...asked);
  };
  return { ...store, data: { ...store.data, put } };
}

let published: Store;
let figure: string;

beforeAll(async () => {
  const { store } = await spendingStore();
  await publish(store, spending);
  await send(store, "104", payments("350.00"));
  await publish(store, spending);
  published = store;
  const { rows } = await querySnapshot("SELECT figure FROM headline", spending, { store, openTables });
  figure = String(rows[0]?.["figure"]);
});

async function copied(to: Store = memoryStore(clock)): Promise<Store> {
  await copyStore(published, to);
  return to;
}

/** Only what a withdrawal looks at. */
async function released(to: Store): Promise<Store> {
  await copyStore(published, to, (key) => /^snapshots\/.*(latest|manifest|started|changes)\.json$/.test(key));
  return to;
}

describe.each([
  ["memory", () => released(memoryStore(clock))],
  ["files", () => released(openStore(mkdtempSync(join(tmpdir(), "withdrawn-"))))],
])("withdrawing a release in %s", (_, open) => {
  it("takes it out of latest and of every range, and leaves its files as they were", async () => {
    const store = await open();
    const done = await withdrawRelease(wrong, powersOf(store));
    expect(done).toMatchObject({ kind: "withdrawn", latest: { before: "1.0.1", after: "1.0.0" } });
    for (const name of [spending, `${spending}@latest`, `${spending}@1.*`, `${spending}@1.0.*`]) {
      expect(await findSnapshot(store.data, name)).toEqual({ collection: spending, version: "1.0.0" });
    }
    expect((await findSnapshot(store.data, `${spending}@1.0.1`)).withdrawn).toEqual(done.withdrawal);
    expect(done.withdrawal).toMatchObject({ reason, by: "head of statistics", at: "2026-06-03T10:00:00.000Z" });
    const before = await published.data.get(`snapshots/${spending}/1.0.1/manifest.json`);
    expect((await store.data.get(`snapshots/${spending}/1.0.1/manifest.json`))?.bytes).toEqual(before?.bytes);
  });

  it("is finished by running it again wherever it was cut short, in the words first given", async () => {
    for (const write of [1, 2]) {
      const store = await open();
      await expect(withdrawRelease(wrong, powersOf(breakingAt(store, write)))).rejects.toThrow("the machine died");
      expect((await readLatest(store.data, spending))?.latest.version).toBe("1.0.1");
      const again = await withdrawRelease({ ...wrong, reason: "Another" }, powersOf(store));
      expect(again.withdrawal.reason).toBe(write === 1 ? "Another" : reason);
      expect((await readLatest(store.data, spending))?.latest.version).toBe("1.0.0");
      expect((await withdrawRelease(wrong, powersOf(store))).kind).toBe("already");
    }
  });

  it("lets two withdraw two releases at once: none stands", async () => {
    const store = await open();
    const both = ["1.0.0", "1.0.1"].map((version) =>
      withdrawRelease({ ...wrong, release: `${spending}@${version}` }, powersOf(store)),
    );
    await Promise.all(both);
    expect(await readLatest(store.data, spending)).toBeUndefined();
    await expect(findSnapshot(store.data, spending)).rejects.toThrow("No release stands: each was withdrawn.");
    await expect(findSnapshot(store.data, `${spending}@1.*`)).rejects.toThrow(
      "1.0.1 (withdrawn) and 1.0.0 (withdrawn)",
    );
  });
});

describe("withdrawing a release", () => {
  it("writes nothing on a dry run, and says what would be the latest", async () => {
    const store = await released(memoryStore(clock));
    const done = await withdrawRelease({ ...wrong, dryRun: true }, powersOf(store));
    expect(done).toMatchObject({ kind: "would withdraw", latest: { before: "1.0.1", after: "1.0.0" } });
    expect(await findSnapshot(store.data, spending)).toEqual({ collection: spending, version: "1.0.1" });
    expect(await store.data.head(`snapshots/${spending}/1.0.1/withdrawn.json`)).toBeUndefined();
  });

  it.each([
    ["no reason", { reason: " " }, "Give the reason"],
    ["nobody's name", { by: "" }, "Say who decides"],
    ["a range", { release: `${spending}@1.*` }, "Name the version itself"],
    ["a version that is not there", { release: `${spending}@9.0.0` }, "There is no snapshot"],
    ["a figure that is not in it", { figures: [`${spending}/none`] }, "There is no figure"],
    ["a book for a reason", { reason: "x".repeat(1001) }, "may have 1000 characters"],
  ])("is refused with %s", async (_, given, says) => {
    await expect(withdrawRelease({ ...wrong, ...given }, powersOf(published))).rejects.toThrow(says);
    expect(await findSnapshot(published.data, spending)).toEqual({ collection: spending, version: "1.0.1" });
  });

  it("is said by whatever opens the release: query, explain, changes, claims and the list; it counts as seen", async () => {
    const store = await copied();
    await withdrawRelease({ ...wrong, figures: [figure], instead: "Use 1.0.0\nfor now" }, powersOf(store));
    const powers = { store, openTables };
    const name = wrong.release;
    const said = { reason, figures: [figure], instead: "Use 1.0.0 for now" };
    expect((await querySnapshot("SELECT 1", name, powers)).withdrawn).toMatchObject(said);
    expect(await querySnapshot("SELECT 1", spending, powers)).not.toHaveProperty("withdrawn");
    expect((await explainPublished(figure, name, powers)).snapshot.withdrawn).toMatchObject(said);
    const { changes, notes } = await snapshotChanges(`${spending}@1.0.0`, name, powers);
    expect(changes.withdrawn).toMatchObject([said]);
    expect(notes).toContain(`1.0.1 was withdrawn on 3 June 2026: ${reason}.`);
    const releases = await listReleases(spending, store.data);
    expect(releases.map(({ version, supersededBy, withdrawn }) => [version, supersededBy, withdrawn?.reason])).toEqual([
      ["1.0.1", null, reason],
      ["1.0.0", null, undefined],
    ]);
    expect(JSON.stringify(releases)).not.toContain("head of statistics");
    const taken = await takenVersions(store.data, spending);
    const known = await publishedVersions(store.data, spending, { openTables, taken });
    expect(known.map(({ version }) => version)).toEqual(["1.0.0", "1.0.1"]);
    await withdrawRelease({ ...wrong, release: `${spending}@1.0.0` }, powersOf(store));
    expect(await claimVerdicts(spending, powers)).toMatchObject([
      { version: undefined, withdrawn: ["1.0.1", "1.0.0"] },
    ]);
  });

  it("is said with targets: none is judged by a release that does not stand", async () => {
    const store = memoryStore(clock);
    const none = { format: "council-returns/latest/1", collection: survey, version: null, withdrawn: ["1.0.0"] };
    await store.data.put(`snapshots/${survey}/latest.json`, new TextEncoder().encode(JSON.stringify(none)));
    const [standings] = await standingsOn({ collection: survey, day: "2011-04-01" }, { store, openTables });
    expect(standings).toMatchObject({ version: undefined, withdrawn: ["1.0.0"] });
    expect(standings?.standings.flatMap(({ verdicts }) => verdicts)).toEqual([]);
  });

  it("is not undone by publishing: the same is refused, and what is put right comes after it and says so", async () => {
    const store = await copied();
    await withdrawRelease(wrong, powersOf(store));
    expect(await publish(store, spending)).toMatchObject({ kind: "withdrawn", version: "1.0.1" });
    expect(await findSnapshot(store.data, spending)).toEqual({ collection: spending, version: "1.0.0" });
    await send(store, "104", payments("360.00"));
    expect(await publish(store, spending)).toMatchObject({ kind: "published", version: "1.0.2" });
    const read = async (path: string) =>
      new TextDecoder().decode((await store.data.get(`snapshots/${spending}/1.0.2/${path}`))?.bytes);
    expect(await read("notes.md")).toContain(`1.0.1 was withdrawn on 3 June 2026: ${reason}.`);
    expect(await read("notes.md")).toContain("Compared with 1.0.0");
    expect(await findSnapshot(store.data, `${spending}@1.*`)).toEqual({ collection: spending, version: "1.0.2" });
    const next = { ...wrong, release: `${spending}@1.0.2` };
    expect((await withdrawRelease(next, powersOf(store))).latest).toEqual({ before: "1.0.2", after: "1.0.0" });
    const verified = await verifySnapshot(await storedSnapshot(store.data, next.release), { openTables, openSolver });
    expect(verified).toMatchObject({ same: true, differences: [], notes: [], withdrawn: { reason } });
  });

  it("is undone by saying so alone: the same is published again under a number of its own", async () => {
    const store = await copied();
    for (const version of ["1.0.1", "1.0.0"]) {
      await withdrawRelease({ ...wrong, release: `${spending}@${version}` }, powersOf(store));
    }
    const asked = { collection: spending, again: true };
    const again = await publishNational(asked, { ...powersOf(store), openSolver });
    expect(again).toMatchObject({ kind: "published", version: "1.0.2" });
    const notes = await store.data.get(`snapshots/${spending}/1.0.2/notes.md`);
    expect(new TextDecoder().decode(notes?.bytes)).toContain("There is no version before it to compare it with");
    expect(await findSnapshot(store.data, spending)).toEqual({ collection: spending, version: "1.0.2" });
  });
});
