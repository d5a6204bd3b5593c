import { describe, expect, it } from "vitest";
import { openUploadEvents } from "../../packages/core/src/storage/open-upload-events.ts";
import { type AppPowers, createApp } from "../../server/app.ts";
import { eventsOfOurs } from "../../server/intake.ts";
import { eventDocument } from "../functions/event-documents.ts";

const TOKEN = "a token drawn by chance";
const UPLOAD = eventDocument("minio", { bucket: "bucket", key: "uploads/x/y/z/a.csv" });

function app(over: Partial<AppPowers> = {}) {
  const taken: string[] = [];
  const powers: AppPowers = {
    readEvents: eventsOfOurs(openUploadEvents("s3://bucket")),
    token: TOKEN,
    enqueue: (body) => taken.push(body) > 0,
    waiting: () => taken.length,
    checkReady: async () => undefined,
    ...over,
  };
  return { taken, app: createApp(powers) };
}

function send(
  to: ReturnType<typeof app>,
  body: string,
  headers: Record<string, string> = {},
  path = "/events/uploads",
) {
  return to.app.request(path, { method: "POST", body, headers });
}

describe("the webhook", () => {
  it("takes an event that brings the token, in the header or in the address", async () => {
    const server = app();
    expect((await send(server, UPLOAD, { authorization: `Bearer ${TOKEN}` })).status).toBe(202);
    expect((await send(server, UPLOAD, { authorization: TOKEN })).status).toBe(202);
    const path = `/events/uploads?token=${encodeURIComponent(TOKEN)}`;
    expect((await send(server, UPLOAD, {}, path)).status).toBe(202);
    expect(server.taken).toEqual([UPLOAD, UPLOAD, UPLOAD]);
  });

  it("takes none without it, and none at all where no token is set or the store is a folder", async () => {
    const server = app();
    for (const headers of [{}, { authorization: "Bearer " }, { authorization: `Bearer ${TOKEN}x` }]) {
      expect((await send(server, UPLOAD, headers)).status).toBe(401);
    }
    const bearer = { authorization: `Bearer ${TOKEN}` };
    expect((await send(app({ token: undefined }), UPLOAD, bearer)).status).toBe(404);
    expect((await send(app({ token: undefined }), UPLOAD, { authorization: "Bearer undefined" })).status).toBe(404);
    expect((await send(app({ readEvents: undefined }), UPLOAD, bearer)).status).toBe(404);
    expect(server.taken).toEqual([]);
  });

  it("passes over what is not about uploads of ours, so that its own writes do not come back to it", async () => {
    const server = app();
    const bearer = { authorization: `Bearer ${TOKEN}` };
    const others = [
      eventDocument("versitygw-test"),
      eventDocument("minio", { bucket: "bucket", key: "data/dead-letters/2026-01-01/a.json" }),
      eventDocument("minio", { bucket: "other", key: "uploads/x/y/z/a.csv" }),
    ];
    for (const body of others) expect((await send(server, body, bearer)).status).toBe(200);
    expect(server.taken).toEqual([]);
    expect((await send(server, "no JSON", bearer)).status).toBe(202);
    expect(server.taken).toEqual(["no JSON"]);
  });

  it("refuses a body of megabytes, and asks to be told again where there is no room", async () => {
    const bearer = { authorization: `Bearer ${TOKEN}` };
    expect((await send(app(), "x".repeat(1_100_000), bearer)).status).toBe(413);
    expect((await send(app({ enqueue: () => false }), UPLOAD, bearer)).status).toBe(503);
  });
});

describe("the server", () => {
  it("says that it lives, and whether it is ready", async () => {
    expect(await (await app().app.request("/health")).json()).toEqual({ status: "ok", waiting: 0 });
    expect((await app().app.request("/ready")).status).toBe(200);
    const down = app({ checkReady: () => Promise.reject(new Error("secret")) });
    const answer = await down.app.request("/ready");
    expect([answer.status, await answer.text()]).toEqual([503, expect.not.stringContaining("secret")]);
  });

  it("gives all other paths to the site, where there is one", async () => {
    expect((await app().app.request("/")).status).toBe(404);
    const site = { fetch: (request: Request) => new Response(`site ${new URL(request.url).pathname}`) };
    expect(await (await app({ site }).app.request("/collections")).text()).toBe("site /collections");
    expect((await app({ site }).app.request("/health")).headers.get("content-type")).toContain("json");
  });
});
