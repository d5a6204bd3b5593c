import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { knownVersions } from "../../packages/core/src/storage/known-versions.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "returns-known-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(content: string): Promise<string> {
  const path = join(folder, "file");
  await writeFile(path, content);
  return path;
}

it("does not remember a file changed a moment ago, because it may change again within the same tick", async () => {
  const path = await fileWith("one");
  const known = knownVersions();
  const stats = await stat(path, { bigint: true });
  known.remember(path, stats, "v");
  expect(known.find(path, stats)).toBeUndefined();
});

it("remembers a file left alone, until anything about it changes", async () => {
  const path = await fileWith("one");
  const known = knownVersions(() => Date.now() + 60_000);
  const before = await stat(path, { bigint: true });
  known.remember(path, before, "v");
  expect(known.find(path, await stat(path, { bigint: true }))).toBe("v");
  expect(known.find(join(folder, "other"), before)).toBeUndefined();
  await rm(path);
  await fileWith("two");
  expect(known.find(path, await stat(path, { bigint: true }))).toBeUndefined();
});
