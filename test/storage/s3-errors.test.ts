import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { s3Objects } from "../../packages/core/src/storage/s3-objects.ts";
import { bytesOf, headsOf } from "./objects-contract.ts";
import { availableServer } from "./servers/available-servers.ts";
import { errorAnswer, type ProxyServer, startProxy } from "./servers/proxy.ts";
import { freePort, type S3Server } from "./servers/s3-server.ts";

const SECRET = "a-secret-nobody-may-read";
const place = { bucket: "returns", prefix: "data/" };

/** What each verb says of a store that fails. */
async function messagesOf(options: Parameters<typeof s3Objects>[1], at = place): Promise<readonly string[]> {
  const objects = s3Objects(at, options);
  const tried = await Promise.allSettled([
    objects.get("a"),
    objects.head("a"),
    objects.put("a", bytesOf("x")),
    objects.put("a", bytesOf("x"), { if: "absent" }),
    headsOf(objects.list("")),
    objects.delete("a"),
  ]);
  return tried.map((one) => (one.status === "rejected" ? `${one.reason.name}: ${one.reason.message}` : "no error"));
}

function expectAll(messages: readonly string[], found: RegExp): void {
  for (const message of messages) {
    expect(message).toMatch(/^StoreError: Cannot (read|look up|write|list|delete) s3:\/\/.* \(\w+\)\. [A-Z].*\.$/);
    expect(message).toMatch(found);
    expect(message).not.toContain(SECRET);
  }
}

const available = await availableServer();

describe.skipIf(available.missing)(`every verb on ${available.title} says in one sentence`, () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await available.start();
  });
  afterAll(() => server.stop());

  it("that the access key id is not known", async () => {
    const credentials = { accessKeyId: "nobody", secretAccessKey: SECRET };
    expectAll(
      await messagesOf({ ...server, credentials }),
      /the server does not know the access key id.*AWS_ACCESS_KEY_ID/,
    );
  });

  it("that the secret does not fit", async () => {
    const credentials = { ...server.credentials, secretAccessKey: SECRET };
    expectAll(await messagesOf({ ...server, credentials }), /the secret access key does not fit/);
  });

  it("that there is no such bucket", async () => {
    const messages = await messagesOf(server);
    expectAll(messages.slice(0, 5), /there is no bucket "returns"/);
    expect(messages[0]).toContain(`s3://returns/data/a at ${server.endpoint}`);
  });

  it("that nothing answers", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    expectAll(await messagesOf({ ...server, endpoint }), /nothing answers there \(ECONNREFUSED\)\. Start the server/);
  });
});

describe("every verb says in one sentence, of a server that answers", () => {
  let proxy: ProxyServer | undefined;
  afterEach(() => proxy?.stop());

  it.each([
    ["RequestTimeTooSkewed", 403, /clock of this machine and the server's are too far apart.*Set this machine's clock/],
    ["AccessDenied", 403, /these credentials may not do that: s3:\w+/],
    ["ExpiredToken", 400, /the session has ended.*Sign in again/],
    ["PermanentRedirect", 301, /the bucket is in another region.*AWS_REGION/],
    ["AuthorizationHeaderMalformed", 400, /the bucket is in another region/],
    ["InternalError", 500, /unwell or overloaded.*Try again later/],
    ["QuotaExceeded", 403, /may not do that|answered 403/],
    ["NeverHeardOf", 418, /the server answered 418: As asked for by a test/],
  ])("%s", async (code, status, found) => {
    proxy = await startProxy("http://127.0.0.1:1", async () => errorAnswer(status, code));
    const credentials = { accessKeyId: "known", secretAccessKey: SECRET };
    expectAll(await messagesOf({ endpoint: proxy.endpoint, credentials }), found);
  });

  it("the region the server names", async () => {
    const headers = { "x-amz-bucket-region": "eu-west-2" };
    proxy = await startProxy("http://127.0.0.1:1", async () => ({ ...errorAnswer(301, "PermanentRedirect"), headers }));
    const credentials = { accessKeyId: "known", secretAccessKey: SECRET };
    expectAll(
      await messagesOf({ endpoint: proxy.endpoint, credentials }),
      /in the region eu-west-2.*Set AWS_REGION to eu-west-2\./,
    );
  });

  it("that it is no S3 server", async () => {
    const page = { status: 200, headers: { "content-type": "text/html" }, body: Buffer.from("<html>Welcome</html>") };
    proxy = await startProxy("http://127.0.0.1:1", async () => page);
    const credentials = { accessKeyId: "known", secretAccessKey: SECRET };
    const messages = await messagesOf({ endpoint: proxy.endpoint, credentials });
    expectAll(messages.slice(0, 5), /what answers there is not an S3 server .* Correct the endpoint/);
  });

  it("an object too large to be read is refused before its body is taken in", async () => {
    const headers = { "content-length": String(2 ** 31), etag: '"e"' };
    proxy = await startProxy("http://127.0.0.1:1", async () => ({ status: 200, headers, body: Buffer.alloc(10) }));
    const objects = s3Objects(place, {
      endpoint: proxy.endpoint,
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
    });
    await expect(objects.get("a")).rejects.toThrow(/it has 2147483648 bytes, and more than 1073741824 are not read/);
  });
});
