import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openS3Client } from "../../packages/core/src/storage/s3-client.ts";
import { s3Objects } from "../../packages/core/src/storage/s3-objects.ts";
import { s3rverPath } from "../../scripts/s3-servers/bring-s3rver.ts";
import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { bytesOf, keysOf } from "./objects-contract.ts";
import { availableServer } from "./servers/available-servers.ts";
import { carelessProxy } from "./servers/careless-proxy.ts";
import { errorAnswer, type ProxyServer, startProxy } from "./servers/proxy.ts";
import { type CommandLine, type S3Server, startS3Server } from "./servers/s3-server.ts";

const available = await availableServer();
const REFUSAL = /does not honour conditional writes \(.*\).* Use a server that does, such as .* or a folder\./;

describe.skipIf(available.missing)(`conditional writes are tried out on ${available.title}`, () => {
  let server: S3Server;
  let bucket: string;
  let proxy: ProxyServer | undefined;
  beforeAll(async () => {
    server = await available.start();
    bucket = await server.newBucket();
  });
  afterEach(async () => {
    await proxy?.stop();
    proxy = undefined;
  });
  afterAll(() => server.stop());

  it.each([
    ["ignores both", "it replaced an object that was not there"],
    ["ignores If-Match", "it replaced an object that was not there"],
    ["ignores If-None-Match", "writers win at once"],
    ["races", "writers win at once"],
  ] as const)("and refused where the server %s, three times out of three", async (fault, found) => {
    proxy = await carelessProxy(server, fault);
    for (let time = 0; time < 3; time++) {
      const objects = s3Objects({ bucket, prefix: `${fault} ${time}/` }, { ...server, endpoint: proxy.endpoint });
      await expect(objects.put("a", bytesOf("x"), { if: "absent" })).rejects.toThrow(REFUSAL);
      await expect(objects.put("a", bytesOf("x"), { if: "version", version: "v" })).rejects.toThrow(found);
      expect(await keysOf(objects.list(""))).toEqual([]);
    }
  });

  it("once for a bucket at a server, however many open it, and nothing but a note is left", async () => {
    let requests = 0;
    proxy = await startProxy(server.endpoint, (_, pass) => {
      requests += 1;
      return pass();
    });
    const place = { bucket: await server.newBucket(), prefix: "data/" };
    const options = { ...server, endpoint: proxy.endpoint };
    expect((await s3Objects(place, options).put("a", bytesOf("x"), { if: "absent" })).done).toBe(true);
    expect(requests).toBeGreaterThan(20);
    requests = 0;
    expect((await s3Objects(place, options).put("b", bytesOf("x"), { if: "absent" })).done).toBe(true);
    expect(requests).toBe(2);
    const client = await openS3Client(options);
    const { Contents = [] } = await client.listObjectsV2({ Bucket: place.bucket });
    expect(Contents.map(({ Key }) => Key)).toEqual([
      expect.stringMatching(/^data\/\.tmp\/conditions\/[0-9a-f]{16}$/),
      "data/a",
      "data/b",
    ]);
    expect(await keysOf(s3Objects(place, options).list(""))).toEqual(["a", "b"]);
  });

  it("again after a failure that says nothing of conditions", async () => {
    let broken = true;
    proxy = await startProxy(server.endpoint, async ({ method }, pass) =>
      broken && method === "PUT" ? errorAnswer(403, "AccessDenied") : pass(),
    );
    const objects = s3Objects({ bucket, prefix: "denied/" }, { ...server, endpoint: proxy.endpoint });
    await expect(objects.put("a", bytesOf("x"), { if: "absent" })).rejects.toThrow("s3:PutObject is missing");
    broken = false;
    expect((await objects.put("a", bytesOf("x"), { if: "absent" })).done).toBe(true);
  });

  it("and not needed to read, list, delete or write without a condition", async () => {
    proxy = await carelessProxy(server, "ignores both");
    const objects = s3Objects({ bucket, prefix: "reads/" }, { ...server, endpoint: proxy.endpoint });
    await objects.put("a", bytesOf("x"));
    expect((await objects.get("a"))?.size).toBe(1);
    expect(await keysOf(objects.list(""))).toEqual(["a"]);
    await objects.delete("a");
  });
});

const s3rver = s3rverPath(cacheFolder(process.env));
const s3rverLine: CommandLine = ({ port, folder }) => ({
  args: ["--directory", join(folder, "data"), "--address", "127.0.0.1", "--port", String(port), "--silent"],
  user: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
});
const title = existsSync(s3rver) ? "s3rver 3.7.1" : "s3rver (left out: not there; npm run s3-servers s3rver)";

describe.skipIf(!existsSync(s3rver))(title, () => {
  it("ignores conditions, and is refused", async () => {
    const server = await startS3Server(s3rver, s3rverLine);
    try {
      const objects = s3Objects({ bucket: await server.newBucket(), prefix: "" }, server);
      await expect(objects.put("a", bytesOf("x"), { if: "absent" })).rejects.toThrow(REFUSAL);
    } finally {
      await server.stop();
    }
  });
});
