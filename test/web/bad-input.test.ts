import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Listening, listenHere } from "../../server/listen-here.ts";
import { changeGrant } from "../../web/access/grants.ts";
import { createSite } from "../../web/create-site.ts";
import { browse, ORIGIN, signIn, type TestSite, testSite } from "./site-for-tests.ts";
import { asFile, COUNCIL, goodFile, RETURN } from "./survey-files.ts";

async function kept({ options }: TestSite): Promise<string[]> {
  const keys: string[] = [];
  for (const area of [options.store.uploads, options.store.data]) {
    for await (const { key } of area.list("")) if (!key.startsWith("access/")) keys.push(key);
  }
  return keys;
}

describe("over a connection", () => {
  let site: TestSite;
  let listening: Listening;
  const failures: unknown[] = [];
  beforeAll(async () => {
    const made = await testSite({ onFailure: (failure) => failures.push(failure) });
    const apps: TestSite["app"][] = [];
    listening = await listenHere((origin) => {
      const app = createSite({ ...made.options, origin });
      apps.push(app);
      return app;
    }, 0);
    site = { ...made, app: apps[0] ?? made.app, options: { ...made.options, origin: listening.address } };
  });
  afterAll(() => listening.close());

  it("that is cut at nine tenths nothing is kept of a file, and sent again it counts once", async () => {
    const { browser } = await signIn(site, "sender", COUNCIL, "finance officer");
    await browser.get(RETURN);
    const form = new FormData();
    form.append("csrf", browser.token());
    form.append("file", asFile(goodFile()));
    const whole = new Request(listening.address, { method: "POST", body: form });
    const type = whole.headers.get("Content-Type") ?? "";
    const body = new Uint8Array(await whole.arrayBuffer());
    const { hostname, port, host } = new URL(listening.address);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    const head = [
      `POST ${RETURN}/send HTTP/1.1`,
      ...[`Host: ${host}`, `Origin: ${listening.address}`, `Cookie: ${browser.cookie()}`],
      ...[`Content-Type: ${type}`, `Content-Length: ${body.length}`, "", ""],
    ];
    socket.write(head.join("\r\n"));
    socket.end(body.subarray(0, Math.floor(body.length * 0.9)));
    socket.resume();
    await once(socket, "close");
    expect(await kept(site)).toEqual([]);
    await browser.get(RETURN);
    const again = await browser.post(`${RETURN}/send`, { file: asFile(goodFile()) });
    expect([again.status, again.headers.get("Location")]).toEqual([303, expect.not.stringContaining("again")]);
    expect((await kept(site)).filter((key) => key.endsWith("/receipt.json"))).toHaveLength(1);
    expect(failures).toEqual([]);
  });
});

describe("a file of 200 MB", () => {
  it("is answered with a page that says how much is taken, and nothing is kept", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "sender", COUNCIL);
    const chunk = new Uint8Array(1024 * 1024);
    let given = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1;
        controller.enqueue(chunk);
        if (given === 200) controller.close();
      },
    });
    const headers = { Origin: ORIGIN, Cookie: browser.cookie(), "Content-Type": "multipart/form-data; boundary=b" };
    const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
    const response = await site.app.request(`${ORIGIN}${RETURN}/send`, init);
    expect(response.status).toBe(413);
    expect(await response.text()).toMatch(/Nothing was sent or changed: at most 100MB are taken[\s\S]*send it again/);
    expect(await kept(site)).toEqual([]);
  });
});

describe("whoever may no longer send", () => {
  async function atTheForm() {
    const site = await testSite();
    const { browser, grant } = await signIn(site, "sender", COUNCIL, "finance officer");
    await browser.get(RETURN);
    const powers = { access: site.options.store.data, clock: site.options.clock };
    const change = (to: Parameters<typeof changeGrant>[1]["change"]) =>
      changeGrant(grant.id, { change: to, by: "national" }, powers);
    const send = () => browser.post(`${RETURN}/send`, { file: asFile(goodFile()) });
    return { site, browser, change, send };
  }

  it("is told so where the role changed while the page was open", async () => {
    const { site, change, send } = await atTheForm();
    for (const role of ["auditor", "approver"] as const) {
      await change({ role });
      const response = await send();
      expect(response.status).toBe(403);
      expect(await response.text()).toMatch(/Nothing was sent or changed[\s\S]*ask the national team/);
    }
    expect(await kept(site)).toEqual([]);
  });

  it("is told so where access was withdrawn or the day was over, and keeps the file", async () => {
    const { site, browser, change, send } = await atTheForm();
    site.pass(11 * 60);
    const late = await send();
    expect(late.status).toBe(401);
    expect(await late.text()).toMatch(/You were signed out before this was sent[\s\S]*yours is unchanged/);
    await change({ withdrawn: true });
    expect((await send()).status).toBe(401);
    expect(await kept(site)).toEqual([]);
    expect((await browser.get(RETURN)).headers.get("Location")).toContain("/sign-in?next=");
  });

  it("cannot send by the page of somebody who sat here before", async () => {
    const { site, browser, send } = await atTheForm();
    const before = browser.token();
    await browser.post("/sign-out", {});
    const { browser: next } = await signIn(site, "sender", COUNCIL, "another officer");
    const response = await next.post(`${RETURN}/send`, { csrf: before, file: asFile(goodFile()) });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("choose it again");
    expect((await send()).status).toBe(401);
    expect(await kept(site)).toEqual([]);
    expect((await browse(site).get("/sign-in/link/used")).status).toBe(410);
  });
});
