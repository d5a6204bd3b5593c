import { describe, expect, it } from "vitest";
import { readCheckContext } from "../../packages/core/src/workflows/check-before-sending.ts";
import { setFilingRules } from "../../packages/core/src/workflows/set-rules.ts";
import { setWindow } from "../../packages/core/src/workflows/set-window.ts";
import { surveyReturn } from "../workflows/survey-return.ts";
import { type Browser, ORIGIN, signIn, type TestSite, testSite } from "./site-for-tests.ts";
import { asFile, BROKEN_CELLS, brokenFile, COLLECTION, COUNCIL, goodFile, PERIOD, RETURN } from "./survey-files.ts";

/** A site with a window, and its sender and approver signed in. */
async function council() {
  const site = await testSite();
  const { store, clock } = site.options;
  const window = {
    opens: "2026-05-01",
    due: "2026-06-12",
    closes: "2026-06-26",
    remind: [],
    moveDue: false,
    force: false,
  };
  await setWindow({ collection: COLLECTION, period: PERIOD, ...window, by: "national" }, { data: store.data, clock });
  const sender = await signIn(site, "sender", COUNCIL, "finance officer");
  const approver = await signIn(site, "approver", COUNCIL, "head of finance");
  return { site, sender: sender.browser, approver: approver.browser };
}

async function send(browser: Browser, file: File, fields: Readonly<Record<string, string>> = {}) {
  await browser.get(RETURN);
  return browser.post(`${RETURN}/send`, { ...fields, file });
}

async function keys({ options }: TestSite): Promise<string[]> {
  const found: string[] = [];
  for (const area of [options.store.uploads, options.store.data]) {
    for await (const { key } of area.list("")) if (!key.startsWith("access/")) found.push(key);
  }
  return found;
}

function location(response: Response): string {
  expect(response.status).toBe(303);
  return response.headers.get("Location") ?? "";
}

describe("an officer's returns", () => {
  it("are those of the officer's council, with how each stands and when it is due", async () => {
    const { sender } = await council();
    const text = await (await sender.get("/returns")).text();
    expect(text).toContain(`href="${RETURN}"`);
    expect(text).toMatch(/Not sent[\s\S]*Friday 12 June 2026/);
  });

  it("say how long is left", async () => {
    const { sender } = await council();
    expect(await (await sender.get(RETURN)).text()).toMatch(/Friday 12 June 2026, in 11 days/);
  });
});

describe("a file that is sent", () => {
  it("gets a receipt that shows each faulty cell as the sheet looks", async () => {
    const { sender } = await council();
    const path = location(await send(sender, asFile(brokenFile())));
    const text = await (await sender.get(path)).text();
    expect(text).toContain("The return does not count yet");
    for (const cell of BROKEN_CELLS) expect(text).toContain(cell);
    expect(text.match(/class="site-extract__faulty"/g)?.length).toBeGreaterThanOrEqual(5);
    expect(text).toMatch(/<th scope="row">6<\/th>[\s\S]*look here: <\/span>about four hundred/);
    expect(text).toContain("finance officer");
  });

  it("is accepted once it is mended, and says what was fixed", async () => {
    const { sender } = await council();
    await send(sender, asFile(brokenFile()));
    const text = await (await sender.get(location(await send(sender, asFile(goodFile()))))).text();
    expect(text).toContain("Your return is in");
    expect(text).toContain("5 fixed, 0 still there, 0 new.");
    expect(await (await sender.get("/returns")).text()).toContain(">In</strong>");
  });

  it("gives the marked workbook, the receipt as it is kept and one that prints", async () => {
    const { sender } = await council();
    const path = location(await send(sender, asFile(brokenFile(), "März <b>.xlsx".replace(/[<>]/g, ""))));
    const marked = await sender.get(`${path}/marked`);
    expect(marked.headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="M_rz b-marked.xlsx"; filename\*=UTF-8''M%C3%A4rz/,
    );
    expect(new Uint8Array(await marked.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    expect(JSON.parse(await (await sender.get(`${path}/receipt.json`)).text()).format).toBe(
      "council-returns/receipt/1",
    );
    const print = await sender.get(`${path}/print`);
    expect(print.headers.get("Content-Security-Policy")).toMatch(/style-src 'sha256-[^']+'/);
    expect(await print.text()).toContain("Receipt for a return");
  });

  it("twice gets the receipt it had, and says so; it is kept once", async () => {
    const { site, sender } = await council();
    const first = location(await send(sender, asFile(goodFile())));
    site.pass(5);
    const second = location(await send(sender, asFile(goodFile(), "another name.xlsx")));
    expect(second).toBe(`${first}?again=1`);
    expect(await (await sender.get(second)).text()).toContain("We had this file already");
    expect((await keys(site)).filter((key) => key.endsWith("/receipt.json"))).toHaveLength(1);
  });

  it("from a second tab says that another came in between, and both are kept", async () => {
    const { site, sender } = await council();
    await sender.get(RETURN);
    const [, last = ""] = /name="last" value="([^"]*)"/.exec(await (await sender.get(RETURN)).text()) ?? [];
    const first = location(await sender.post(`${RETURN}/send`, { last, file: asFile(goodFile()) }));
    site.pass(1);
    const other = asFile(goodFile({ "forecast_ongoing 0": 151 }), "other.xlsx");
    const second = location(await sender.post(`${RETURN}/send`, { last, file: other }));
    expect(second).toContain(`?meanwhile=${first.split("/").at(-1)}`);
    expect(await (await sender.get(second)).text()).toContain("Another file came while your page was open");
    expect((await sender.get(first)).status).toBe(200);
    expect(await (await sender.get(first)).text()).toContain("It no longer counts");
  });
});

describe("a file that is only checked", () => {
  it("is told about in the same words, and nothing of it is kept", async () => {
    const { site, sender } = await council();
    const before = await keys(site);
    await sender.get(RETURN);
    const response = await sender.post(`${RETURN}/check`, { file: asFile(brokenFile()) });
    const text = await response.text();
    expect(response.status).toBe(200);
    for (const cell of BROKEN_CELLS) expect(text).toContain(cell);
    expect(text).toContain("Nothing has been sent.");
    expect(await keys(site)).toEqual(before);
  });

  it("is compared with what the council returned a year before, in the browser as well", async () => {
    const { sender } = await council();
    const before = "/returns/personal-budgets/2009-03-31/102";
    expect(await (await sender.get(`${RETURN}/check-context`)).text()).toBe('{"confirmed":[],"previous":null}');
    await sender.get(before);
    const lastYear = surveyReturn((text) => text.replace("31 March 2010", "31 March 2009"));
    await sender.post(`${before}/send`, { file: asFile(new Uint8Array(lastYear), "last.csv") });
    const context = await (await sender.get(`${RETURN}/check-context`)).text();
    expect(readCheckContext(context).previous?.period).toBe("2009-03-31");
    expect(context).toContain('{"whole":"541020050"}');
    await sender.get(RETURN);
    const again = asFile(new Uint8Array(surveyReturn()), "this.csv");
    expect(await (await sender.post(`${RETURN}/check`, { file: again })).text()).toContain(
      "for &quot;31 March 2009&quot; again",
    );
  });
});

describe("what cannot be taken", () => {
  const refused: readonly (readonly [string, File | string, RegExp])[] = [
    ["no file", asFile(new Uint8Array(), ""), /Choose a file first/],
    ["a text in its place", "return.xlsx", /Choose a file first/],
    ["0 bytes", asFile(new Uint8Array()), /is empty \(0 bytes\). Nothing was sent/],
    ["a path up", asFile(goodFile(), "../../other/return.xlsx"), /Nothing was sent. The name of the file/],
    ["a path of Windows", asFile(goodFile(), "..\\return.xlsx"), /Nothing was sent. The name of the file/],
    ["a hidden name", asFile(goodFile(), ".htaccess"), /Nothing was sent. The name of the file/],
    ["a name that turns round", asFile(goodFile(), "return\u202Exslx.exe"), /Nothing was sent. The name of the file/],
    ["a name without end", asFile(goodFile(), `${"a".repeat(300)}.xlsx`), /Nothing was sent. The name of the file/],
  ];

  it.each(refused)("is said with what to do: %s", async (_what, file, says) => {
    const { site, sender } = await council();
    const before = await keys(site);
    await sender.get(RETURN);
    for (const way of ["send", "check"]) {
      const response = await sender.post(`${RETURN}/${way}`, { file, also: asFile(new Uint8Array([1])) });
      expect(response.status).toBe(422);
      const text = await response.text();
      expect(text).toMatch(says);
      expect(text).toContain("<title>Error: ");
    }
    expect(await keys(site)).toEqual(before);
  });

  it("is said of a file that the site may send on, and is too large to come through it", async () => {
    const site = await testSite({ uploadBytes: 100_000_000, formBytes: 1000 });
    const { browser } = await signIn(site, "sender", COUNCIL);
    await browser.get(RETURN);
    const answer = await browser.post(`${RETURN}/check`, { file: asFile(new Uint8Array(200_000)) });
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("That is too large")]);
  });

  it("is said of a file larger than is taken, without reading it all", async () => {
    const site = await testSite({ uploadBytes: 1000 });
    const { browser } = await signIn(site, "sender", COUNCIL);
    let given = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 65_536;
        controller.enqueue(new Uint8Array(65_536));
        if (given > 50_000_000) controller.close();
      },
    });
    const headers = { Origin: ORIGIN, Cookie: browser.cookie(), "Content-Type": "multipart/form-data; boundary=b" };
    const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
    const response = await site.app.request(`${ORIGIN}${RETURN}/send`, init);
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("at most 1000 bytes are taken");
    expect(given).toBeLessThan(1_000_000);
  });

  it("is said of a file that was cut off on its way", async () => {
    const { site, sender } = await council();
    const headers = { Origin: ORIGIN, Cookie: sender.cookie(), "Content-Type": "multipart/form-data; boundary=b" };
    const body = `--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${sender.token()}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nCouncil,Cumb`;
    const response = await site.app.request(`${ORIGIN}${RETURN}/send`, { method: "POST", body, headers });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Your file is unchanged. Go back and send it again.");
    expect((await keys(site)).filter((key) => key.startsWith("originals/"))).toEqual([]);
  });

  it("is a receipt where it is of the wrong type", async () => {
    const { sender } = await council();
    const pdf = asFile(new TextEncoder().encode("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "return.pdf");
    const text = await (await sender.get(location(await send(sender, pdf)))).text();
    expect(text).toContain("The file cannot be read");
    expect(text).toContain("a PDF document");
  });

  it("keeps nothing of a file about people, and says so", async () => {
    const { site, sender } = await council();
    const people = Array.from({ length: 30 }, (_, n) => `${n},9434765${String(870 + n)},Person ${n}`).join("\n");
    await sender.get(RETURN);
    const response = await sender.post(`${RETURN}/send`, {
      file: asFile(new TextEncoder().encode(`Row,NHS number,Name\n${nhsNumbers()}\n${people}`), "list.csv"),
    });
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain("Nothing was sent.");
    expect(text).not.toContain("9434765919");
    expect((await keys(site)).filter((key) => /^originals|return/.test(key))).toEqual([]);
  });
});

/** Numbers that could be NHS numbers: their last digit is the check. */
function nhsNumbers(): string {
  return Array.from({ length: 40 }, (_, n) => {
    const nine = String(943_476_500 + n * 7).padStart(9, "0");
    const rest = 11 - ([...nine].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11);
    return rest === 10 ? "" : `${n},${nine}${rest === 11 ? 0 : rest},Somebody`;
  })
    .filter((line) => line !== "")
    .join("\n");
}

describe("what a file holds", () => {
  it("never becomes part of a page: markup and formulas in cells stand as they are", async () => {
    const { sender } = await council();
    const evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    const csv = new TextDecoder().decode(surveyReturn());
    const cells = csv.replace("Carers,18-64,300", `"${evil}",18-64,"=HYPERLINK(""http://evil.example"")"`);
    const file = asFile(new TextEncoder().encode(cells.replace("Indicator 130 base", "<b>4</b>")), "evil.csv");
    for (const way of ["check", "send"]) {
      await sender.get(RETURN);
      const response = await sender.post(`${RETURN}/${way}`, { file });
      const text =
        response.status === 303 ? await (await sender.get(location(response))).text() : await response.text();
      expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(text).not.toMatch(/<script>|<img|<b>4|onerror=alert\(1\)>/);
      expect(text).not.toContain('href="http://evil');
    }
  });
});

describe("queries", () => {
  async function withQuery() {
    const made = await council();
    const { store, clock } = made.site.options;
    const rules = { explainQueries: true, signOff: true };
    await setFilingRules({ collection: COLLECTION, period: PERIOD, rules, by: "national" }, { store, clock });
    const path = location(await send(made.sender, asFile(goodFile({ "indicator_130_base 0": 390 }))));
    return { ...made, path };
  }

  it("are explained on a page, after which the approver signs the file off, not its sender", async () => {
    const { sender, approver, path } = await withQuery();
    expect(await (await sender.get(path)).text()).toContain("Received: queries to explain");
    const page = await (await sender.get(`${RETURN}/queries`)).text();
    const [, name = ""] = /<textarea[^>]* name="(query-\d+)"/.exec(page) ?? [];
    const [, receipt = ""] = /name="receipt" value="([0-9a-f]+)"/.exec(page) ?? [];
    expect((await sender.post(`${RETURN}/queries`, { receipt })).status).toBe(422);
    expect((await sender.post(`${RETURN}/queries`, { receipt: "0".repeat(20), [name]: "x" })).status).toBe(422);
    const kept = await sender.post(`${RETURN}/queries`, { receipt, [name]: "A home closed in <May>" });
    expect(location(kept)).toBe(`${RETURN}?done=explained`);
    expect(await (await sender.get(RETURN)).text()).toContain("To sign off");
    expect((await sender.post(`${RETURN}/sign-off`, {})).status).toBe(403);
    const [, last = ""] = /name="last" value="([0-9a-f]*)"/.exec(await (await approver.get(RETURN)).text()) ?? [];
    expect((await approver.post(`${RETURN}/sign-off`, { last: "0".repeat(20) })).status).toBe(409);
    expect(location(await approver.post(`${RETURN}/sign-off`, { last }))).toBe(`${RETURN}?done=signed-off`);
    const history = await (await approver.get(`${RETURN}/history`)).text();
    for (const said of ["A home closed in &lt;May&gt;", "head of finance", "finance officer", "Accepted"]) {
      expect(history).toContain(said);
    }
  });

  it("cannot be signed off by the one who sent the file, whatever their role has become", async () => {
    const site = await testSite();
    const { store, clock } = site.options;
    const rules = { explainQueries: false, signOff: true };
    await setFilingRules({ collection: COLLECTION, period: PERIOD, rules, by: "national" }, { store, clock });
    const sender = await signIn(site, "sender", COUNCIL, "finance officer");
    await send(sender.browser, asFile(goodFile()));
    const same = await signIn(site, "approver", COUNCIL, "Finance Officer ");
    const [, last = ""] = /name="last" value="([0-9a-f]*)"/.exec(await (await same.browser.get(RETURN)).text()) ?? [];
    const response = await same.browser.post(`${RETURN}/sign-off`, { last });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("someone else has to sign it off");
  });
});

describe("a return", () => {
  it("is withdrawn with a reason, and not without", async () => {
    const { sender } = await council();
    await send(sender, asFile(goodFile()));
    await sender.get(RETURN);
    expect((await sender.post(`${RETURN}/withdraw`, { reason: " " })).status).toBe(422);
    expect(location(await sender.post(`${RETURN}/withdraw`, { reason: "The wrong year" }))).toContain("done=withdrawn");
    expect(await (await sender.get(RETURN)).text()).toContain("Withdrawn");
  });

  it("of all councils in one file cannot be sent by one of them", async () => {
    const { sender } = await council();
    expect((await sender.get("/returns/self-directed-support/2024-25/102")).status).toBe(404);
    await sender.get(RETURN);
    const path = "/returns/self-directed-support/2024-25/102/send";
    expect((await sender.post(path, { file: asFile(goodFile()) })).status).toBe(404);
    expect((await sender.get("/returns/self-directed-support/2024-25/national")).status).toBe(403);
  });

  it("shows no receipt of another return under its own address", async () => {
    const { site, sender } = await council();
    const number = location(await send(sender, asFile(goodFile())))
      .split("/")
      .at(-1);
    const other = await signIn(site, "sender", "114");
    expect((await other.browser.get(`/returns/${COLLECTION}/${PERIOD}/114/receipts/${number}`)).status).toBe(404);
    expect((await other.browser.get(`${RETURN}/receipts/${number}`)).status).toBe(403);
    expect((await sender.get(`${RETURN}/receipts/..%2f..%2f${number}`)).status).toBe(404);
  });

  it("has a workbook to fill in", async () => {
    const { sender } = await council();
    const response = await sender.get(`${RETURN}/template`);
    expect(response.headers.get("Content-Disposition")).toContain(`${COLLECTION}-${PERIOD}-102.xlsx`);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(5000);
  });
});

describe("headers that are not known", () => {
  it("are confirmed on a page, and the file is read again", async () => {
    const { sender } = await council();
    const csv = new TextDecoder().decode(surveyReturn());
    const file = asFile(new TextEncoder().encode(csv.replace("Indicator 130 base", "Zebras")), "own.csv");
    const path = location(await send(sender, file));
    const page = await (await sender.get(`${path}/columns`)).text();
    const [, name = ""] = /<select[^>]* name="(header-\d+)"/.exec(page) ?? [];
    expect(page).toContain("Zebras");
    expect((await sender.post(`${path}/columns`, {})).status).toBe(422);
    const after = location(await sender.post(`${path}/columns`, { [name]: "indicator_130_base" }));
    expect(after).not.toContain(path);
    expect(await (await sender.get(after)).text()).toContain("Your return is in");
  });
});
