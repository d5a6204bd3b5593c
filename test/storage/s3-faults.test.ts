import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Objects, PutResult } from "../../packages/core/src/storage/objects.ts";
import { s3Objects } from "../../packages/core/src/storage/s3-objects.ts";
import { bytesOf, keysOf } from "./objects-contract.ts";
import { availableServer } from "./servers/available-servers.ts";
import { type Answer, errorAnswer, type Outcome, type Passing, type ProxyServer, startProxy } from "./servers/proxy.ts";
import type { S3Server } from "./servers/s3-server.ts";

const available = await availableServer();

describe.skipIf(available.missing)(`a way to ${available.title} on which answers are lost`, () => {
  let server: S3Server;
  let bucket: string;
  let proxy: ProxyServer | undefined;
  let seen: string[];
  beforeAll(async () => {
    server = await available.start();
    bucket = await server.newBucket();
  });
  afterEach(() => proxy?.stop());
  afterAll(() => server.stop());

  /** Objects behind a proxy, their conditions tried out already; `handle` is asked about puts of "a" and gets only. */
  async function behind(handle: (passing: Passing, pass: () => Promise<Answer>) => Promise<Outcome>): Promise<Objects> {
    seen = [];
    proxy = await startProxy(server.endpoint, async (passing, pass) => {
      if (!/\/a(\?|$)/.test(passing.path) || passing.method === "HEAD") return pass();
      seen.push(passing.method);
      return handle(passing, pass);
    });
    const objects = s3Objects({ bucket, prefix: `${randomUUID()}/` }, { ...server, endpoint: proxy.endpoint });
    await objects.put("first", bytesOf("tries the conditions out"), { if: "absent" });
    return objects;
  }

  /** Loses the answers of the first so many, after the server has done what was asked. */
  function losing(count: number): (passing: Passing, pass: () => Promise<Answer>) => Promise<Outcome> {
    return async (_, pass) => {
      const lost = seen.length <= count;
      const answer = await pass();
      return lost ? "lost" : answer;
    };
  }

  it("a creation whose answer was lost is known as our own", async () => {
    const objects = await behind(losing(1));
    const made = await objects.put("a", bytesOf("one"), { if: "absent" });
    expect(made).toEqual({ done: true, version: (await objects.head("a"))?.version });
    expect(seen).toEqual(["PUT", "PUT"]);
  });

  it("a replacement whose answer was lost is known as our own", async () => {
    const objects = await behind(async ({ headers }, pass) => {
      const answer = await pass();
      return headers["if-match"] !== undefined && seen.length === 2 ? "lost" : answer;
    });
    const first = await objects.put("a", bytesOf("one"));
    const second = await objects.put("a", bytesOf("two"), { if: "version", version: versionOf(first) });
    expect(second).toEqual({ done: true, version: (await objects.head("a"))?.version });
    expect(seen).toEqual(["PUT", "PUT", "PUT"]);
  });

  it("equal bytes of another writer are not taken for our own", async () => {
    const objects = await behind(async (passing, pass) => {
      const others = await s3Objects(placeOf(passing), server).put("a", bytesOf("same"), { if: "absent" });
      expect(others.done).toBe(seen.length === 1);
      return seen.length === 1 ? "lost" : pass();
    });
    expect(await objects.put("a", bytesOf("same"), { if: "absent" })).toEqual({ done: false });
  });

  function versionOf(result: PutResult): string {
    return result.done ? result.version : "";
  }

  function placeOf({ path }: Passing): { bucket: string; prefix: string } {
    return { bucket, prefix: `${path.split("/")[2]}/` };
  }

  it("a replacement that may have been replaced itself is neither claimed nor denied", async () => {
    const objects = await behind(async (passing, pass) => {
      if (passing.headers["if-match"] === undefined) return pass();
      if (seen.length > 2) return pass();
      await pass();
      await s3Objects(placeOf(passing), server).put("a", bytesOf("another's"));
      return "lost";
    });
    const first = await objects.put("a", bytesOf("one"));
    const swap = objects.put("a", bytesOf("two"), { if: "version", version: versionOf(first) });
    await expect(swap).rejects.toThrow(/Cannot tell whether .*\/a was written: .* Run this again\./);
  });

  it("a conflict with another write is tried again until there is none", async () => {
    const objects = await behind(async (_, pass) =>
      seen.length <= 3 ? errorAnswer(409, "ConditionalRequestConflict") : pass(),
    );
    expect((await objects.put("a", bytesOf("one"), { if: "absent" })).done).toBe(true);
    expect(seen).toHaveLength(4);
  });

  it("a server that is overloaded for a moment is tried again", async () => {
    const objects = await behind(async (_, pass) => (seen.length <= 2 ? errorAnswer(503, "SlowDown") : pass()));
    expect((await objects.put("a", bytesOf("one"), { if: "absent" })).done).toBe(true);
  });

  it("a body that ends half-way is read again, and never taken for the object", async () => {
    const text = "x".repeat(100_000);
    const objects = await behind(async ({ method }, pass) => {
      const answer = await pass();
      return method === "GET" && seen.filter((one) => one === "GET").length <= 2 ? { cut: answer } : answer;
    });
    await objects.put("a", bytesOf(text));
    expect(new TextDecoder().decode((await objects.get("a"))?.bytes)).toBe(text);
    expect(seen).toEqual(["PUT", "GET", "GET", "GET"]);
  });

  it("a body damaged on the way is read again", async () => {
    const objects = await behind(async ({ method }, pass) => {
      const answer = await pass();
      const damaged = Buffer.from(answer.body.map((byte) => byte ^ 1));
      return method === "GET" && seen.length === 2 ? { ...answer, body: damaged } : answer;
    });
    await objects.put("a", bytesOf("whole"));
    expect(new TextDecoder().decode((await objects.get("a"))?.bytes)).toBe("whole");
    expect(seen).toEqual(["PUT", "GET", "GET"]);
  });

  it("what stays broken is an error that says where, and nothing half is left", async () => {
    const objects = await behind(async () => "lost");
    await expect(objects.put("a", bytesOf("one"), { if: "absent" })).rejects.toThrow(
      /Cannot write s3:.*\/a at http:.*: the connection was cut \(ECONNRESET\)/,
    );
    expect(await keysOf(objects.list(""))).toEqual(["first"]);
  });
});
