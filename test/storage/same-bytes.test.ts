import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { mainJob } from "../../sample/main-job.ts";
import { availableServers } from "./servers/available-servers.ts";
import type { S3Server } from "./servers/s3-server.ts";
import { agreedContents, datedAlike, workFiles } from "./worked-store.ts";

const EVERY = 16;
const AT = "2026-01-02T03:04:05.000Z";
const files = mainJob().filter(({ authority }, index) => authority !== "national" && index % EVERY === 0);

let root: string;
let expected: ReadonlyMap<string, string>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "returns-same-"));
  const store = datedAlike(openStore(root), AT);
  await workFiles(store, files);
  expected = await agreedContents(store.data);
});
afterAll(() => rm(root, { recursive: true }));

for (const available of await availableServers()) {
  describe.skipIf(available.missing)(`the same ${files.length} survey returns through ${available.title}`, () => {
    let server: S3Server;
    beforeAll(async () => {
      server = await available.start();
    });
    afterAll(() => server.stop());

    it("and through a folder give byte-identical originals, rows, receipts and snapshot", async () => {
      const [uploads, data] = [await server.newBucket({ versions: true }), await server.newBucket()];
      const addresses = { uploads: `s3://${uploads}`, data: `s3://${data}/ours` };
      const store = datedAlike(openStore(addresses, server), AT);
      await workFiles(store, files);
      expect(await agreedContents(store.data)).toEqual(expected);
      expect([...expected.keys()].filter((key) => key.endsWith("/receipt.json"))).toHaveLength(files.length);
      expect([...expected.keys()].some((key) => key.endsWith("/latest.json"))).toBe(true);
    });
  });
}
