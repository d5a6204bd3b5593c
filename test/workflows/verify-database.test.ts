import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { copiedSnapshot } from "../../packages/core/src/workflows/snapshot-source.ts";
import { verifySnapshot } from "../../packages/core/src/workflows/verify-snapshot.ts";
import { publish, sendFile, survey, tickingStore } from "./published-store.ts";
import { surveyReturn } from "./survey-return.ts";

const prefix = `snapshots/${survey}/1.0.0/`;
const database = `${survey}.duckdb`;
const folder = mkdtempSync(join(tmpdir(), "returns-verify-"));
let store: Store;

beforeAll(async () => {
  store = tickingStore();
  await sendFile(store, `${survey}/2010-03-31/102`, surveyReturn());
  await publish(store);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bytesOf(path: string): Promise<Uint8Array> {
  return (await store.data.get(`${prefix}${path}`))?.bytes ?? new Uint8Array();
}

/** The database after a statement of another program. */
async function databaseAfter(sql: string): Promise<Uint8Array> {
  const path = join(folder, "changed.duckdb");
  writeFileSync(path, await bytesOf(database));
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(sql);
  await connection.run("CHECKPOINT");
  connection.closeSync();
  instance.closeSync();
  return readFileSync(path);
}

/** Verifies a copied folder with another database; `named` is what the manifest says it is. */
async function verifyWith(bytes: Uint8Array, named: Uint8Array) {
  const { data, uploads } = memoryStore();
  for await (const { key } of store.data.list(prefix)) {
    await data.put(key.slice(prefix.length), await bytesOf(key.slice(prefix.length)));
  }
  for await (const { key } of store.data.list("originals/")) {
    await uploads.put(key.slice("originals/".length), (await store.data.get(key))?.bytes ?? new Uint8Array());
  }
  const manifest = JSON.parse(new TextDecoder().decode(await bytesOf("manifest.json")));
  const output = manifest.outputs.find(({ path }: { path: string }) => path === database);
  output.sha256 = createHash("sha256").update(named).digest("hex");
  output.bytes = named.length;
  await data.put(database, bytes);
  await data.put("manifest.json", new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return verifySnapshot(await copiedSnapshot(data, uploads), { openTables, openSolver });
}

describe("a database that is stored otherwise", () => {
  const stored = () => databaseAfter("CREATE TABLE of_mine AS SELECT 1; DROP TABLE of_mine; CHECKPOINT");

  it("is the same where it holds the same and is the one that was published", async () => {
    const bytes = await stored();
    expect(Buffer.from(bytes).equals(Buffer.from(await bytesOf(database)))).toBe(false);
    const found = await verifyWith(bytes, bytes);
    expect(found).toMatchObject({ same: true, differences: [] });
    expect(found.notes).toEqual([`${database} is stored otherwise than it would be here, and holds the same.`]);
  });

  it("is not the same where it is not the one that was published", async () => {
    const found = await verifyWith(await stored(), await bytesOf(database));
    expect(found.differences).toMatchObject([{ object: database, problem: "changed" }]);
  });

  it("is not the same where a row of a table is another, and the table is named", async () => {
    const bytes = await databaseAfter("UPDATE figures SET value = 1 WHERE figure LIKE '%/holders/all/%/E92000001/all'");
    const found = await verifyWith(bytes, bytes);
    expect(found.differences[0]).toMatchObject({ object: database, problem: "not as rebuilt" });
    expect(found.differences[0]?.says).toContain("figures: 1 rows that are not made again, 1 made that are not there.");
  });

  it("is not the same where a comment is another, or it is no database", async () => {
    const commented = await databaseAfter("COMMENT ON TABLE figures IS 'Mine'");
    expect((await verifyWith(commented, commented)).differences[0]?.says).toContain("figures is not described alike");
    const none = new TextEncoder().encode("no database");
    expect((await verifyWith(none, none)).differences[0]?.says).toMatch(/^It cannot be read/);
  });
});
