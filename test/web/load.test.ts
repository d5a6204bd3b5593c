import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRoom } from "../../web/frame/room.ts";
import { surveyReturn } from "../workflows/survey-return.ts";
import { browse, ORIGIN, signIn, type TestSite, testSite } from "./site-for-tests.ts";
import { asFile, COUNCIL, RETURN } from "./survey-files.ts";

const AT_ONCE = 20;

async function originals({ options }: TestSite): Promise<number> {
  let count = 0;
  for await (const _one of options.store.data.list("originals/")) count += 1;
  return count;
}

/** A good return, with this forecast in one of its cells. */
function csv(forecast: number): File {
  return asFile(
    new Uint8Array(
      surveyReturn((text) => text.replace("5200,900", `5200,${forecast}`).replace(",1765", `,${865 + forecast}`)),
    ),
    "return.csv",
  );
}

describe("room", () => {
  it("is never given out twice, and to everybody in the end, in the order they came", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 30 }), async (sizes) => {
        const room = openRoom({ size: 10, waiting: 100 });
        const came: number[] = [];
        let inside = 0;
        await Promise.all(
          sizes.map(async (size, at) => {
            const leave = await room.enter(size);
            came.push(at);
            inside += Math.min(size, 10);
            expect(inside).toBeLessThanOrEqual(10);
            await Promise.resolve();
            inside -= Math.min(size, 10);
            leave?.();
            leave?.();
          }),
        );
        expect(came).toEqual(sizes.map((_size, at) => at));
      }),
    );
  });

  it("is refused at once where too many wait", async () => {
    const room = openRoom({ size: 1, waiting: 1 });
    const leave = await room.enter(1);
    const second = room.enter(1);
    expect(await room.enter(1)).toBeUndefined();
    leave?.();
    expect(await second).toBeTypeOf("function");
  });
});

describe("many files at a time", () => {
  it("all get receipts, and none is lost, though there is room for a few only, while pages are read", async () => {
    const site = await testSite({ load: { bytes: 4_000, checks: 2 } });
    const { browser } = await signIn(site, "sender", COUNCIL, "finance officer");
    await browser.get(RETURN);
    const files = Array.from({ length: AT_ONCE }, (_, n) => csv(800 + n));
    const [sent, read] = await Promise.all([
      Promise.all(files.map((file) => browser.post(`${RETURN}/send`, { file }))),
      Promise.all(files.map(() => site.app.request(`${ORIGIN}/`))),
    ]);
    expect(sent.map(({ status }) => status)).toEqual(files.map(() => 303));
    const receipts = sent.map(({ headers }) => headers.get("Location")?.split("?")[0] ?? "");
    expect(new Set(receipts).size).toBe(AT_ONCE);
    for (const path of receipts) expect((await browser.get(path)).status).toBe(200);
    expect(await originals(site)).toBe(AT_ONCE);
    expect(read.every(({ status }) => status === 200)).toBe(true);
  });

  it("are told when to come again once too many wait, and lose nothing by it", async () => {
    const site = await testSite({ load: { bytes: 1, waiting: 1 } });
    const { browser } = await signIn(site, "sender", COUNCIL, "finance officer");
    await browser.get(RETURN);
    let finish = () => {};
    const isRead = Promise.withResolvers<void>();
    const held = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          finish = () => controller.close();
        },
        pull: () => isRead.resolve(),
      },
      { highWaterMark: 0 },
    );
    const headers = { Origin: ORIGIN, Cookie: browser.cookie(), "Content-Type": "multipart/form-data; boundary=b" };
    const init: RequestInit & { duplex: "half" } = { method: "POST", body: held, headers, duplex: "half" };
    const slow = site.app.request(`${ORIGIN}${RETURN}/send`, init);
    // Who has room reads on; the others may not come before.
    await isRead.promise;
    const file = csv(900);
    const both = [browser.post(`${RETURN}/send`, { file }), browser.post(`${RETURN}/send`, { file })];
    const refused = await Promise.race(both);
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "30"]);
    expect(await refused.text()).toMatch(/Many files are being sent just now[\s\S]*your file is unchanged/);
    expect(await originals(site)).toBe(0);
    finish();
    expect((await slow).status).toBe(400);
    expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([303, 503]);
    await browser.get(RETURN);
    expect((await browser.post(`${RETURN}/send`, { file })).status).toBe(303);
    expect(await originals(site)).toBe(1);
  });

  it("keep nobody out who is not let in anyway: the public waits for no room", async () => {
    const site = await testSite({ load: { bytes: 1, waiting: 0 } });
    expect((await browse(site).post(`${RETURN}/send`, { file: csv(900) })).status).toBe(401);
  });
});
