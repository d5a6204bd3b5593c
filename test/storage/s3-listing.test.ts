import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3Objects } from "../../packages/core/src/storage/s3-objects.ts";
import { bytesOf, foldersOf, headsOf, keysOf } from "./objects-contract.ts";
import { availableServers } from "./servers/available-servers.ts";
import { errorAnswer, type ProxyServer, startProxy } from "./servers/proxy.ts";
import type { S3Server } from "./servers/s3-server.ts";

const KEYS = Array.from({ length: 1_030 }, (_, index) => `a/${String(index).padStart(4, "0")} é+%/x`);
const AT_ONCE = 40;
const PLACE = "data/";

for (const available of await availableServers()) {
  describe.skipIf(available.missing)(`a listing of several pages on ${available.title}`, () => {
    let server: S3Server;
    let proxy: ProxyServer;
    let bucket: string;
    let asked: string[] = [];
    beforeAll(async () => {
      server = await available.start();
      bucket = await server.newBucket({ versions: true });
      proxy = await startProxy(server.endpoint, async ({ path }, pass) => {
        asked.push(path.includes("versions") ? "versions" : "plain");
        return pass();
      });
      const objects = s3Objects({ bucket, prefix: PLACE }, server);
      const often = [...KEYS, ...KEYS.slice(980, 1_010), ...KEYS.slice(990, 1_010), "b"];
      for (let from = 0; from < often.length; from += AT_ONCE) {
        await Promise.all(often.slice(from, from + AT_ONCE).map((key) => objects.put(key, bytesOf(key))));
      }
      await objects.delete("a/0500 é+%/x");
      asked = [];
    });
    afterAll(async () => {
      await proxy.stop();
      await server.stop();
    });

    const left = KEYS.filter((_, index) => index !== 500);

    it("gives each object that is there once, in two requests, and says of it what HEAD says", async () => {
      const objects = s3Objects({ bucket, prefix: PLACE }, { ...server, endpoint: proxy.endpoint });
      const heads = await headsOf(objects.list("a/"));
      expect(asked).toEqual(["versions", "versions"]);
      expect(heads.map(({ key }) => key)).toEqual(left);
      for (const at of [0, 499, 985, 995, 1_005, 1_028]) {
        expect(await objects.head(left[at] ?? "")).toEqual(heads[at]);
      }
    });

    it("starts behind a key, also one whose versions lie on two pages", async () => {
      const objects = s3Objects({ bucket, prefix: PLACE }, server);
      for (const at of [0, 499, 995, 1_028]) {
        expect(await keysOf(objects.list("", left[at]))).toEqual([...left.slice(at + 1), "b"]);
      }
    });

    it("names each of more folders than a page holds, and none that no key may have", async () => {
      await s3Objects({ bucket, prefix: `${PLACE}.tmp/` }, server).put("left/behind", bytesOf("x"));
      const objects = s3Objects({ bucket, prefix: PLACE }, server);
      expect(await foldersOf(objects.folders(""))).toEqual(["a"]);
      // Of the one that is empty some servers know older versions, and name it.
      const names = (await foldersOf(objects.folders("a/"))).filter((name) => name !== "0500 é+%");
      expect(names).toEqual(left.map((key) => key.split("/")[1]));
    });

    it("is a plain one where the server says that it knows no versions", async () => {
      const old = await startProxy(server.endpoint, async ({ path }, pass) =>
        path.includes("versions") ? errorAnswer(501, "NotImplemented") : pass(),
      );
      try {
        const objects = s3Objects({ bucket, prefix: PLACE }, { ...server, endpoint: old.endpoint });
        expect(await keysOf(objects.list(""))).toEqual([...left, "b"]);
        expect(await keysOf(objects.list("a/", left[700]))).toEqual(left.slice(701));
      } finally {
        await old.stop();
      }
    });
  });
}
