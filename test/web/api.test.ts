import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { field, readFacts } from "../../sample/read-facts.ts";
import { selfDirectedSupport } from "../../sample/self-directed-support.ts";
import { bringPython } from "../../scripts/clients/bring-clients.ts";
import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { type Listening, listenHere } from "../../server/listen-here.ts";
import { createSite } from "../../web/create-site.ts";
import { runPython } from "../clients/run-python.ts";
import { publish, sendFile, survey, tickingStore } from "../workflows/published-store.ts";
import { surveyReturn } from "../workflows/survey-return.ts";
import { ORIGIN, signIn, type TestSite, testSite } from "./site-for-tests.ts";

const id = "self-directed-support";
const api = "/api/v1/collections";
const first = `${api}/${id}/releases/1.0.0`;
const say = (line: string) => process.stderr.write(`${line}\n`);
const python = await bringPython({ cache: cacheFolder(process.env), env: process.env, say });
const skipped = "missing" in python ? ` (skipped: ${python.missing})` : "";

let site: TestSite;

/** The official table of 2024-25 as 1.0.0; then, as 1.0.1, a table of few councils in its place. */
beforeAll(async () => {
  const store = tickingStore();
  await sendFile(store, `${id}/2024-25/national`, selfDirectedSupport().bytes, "official.xlsx");
  await publish(store, id);
  await sendFile(
    store,
    `${id}/2024-25/national`,
    readFileSync(new URL(`../cases/${id}/good/input.csv`, import.meta.url)),
  );
  await publish(store, id);
  await sendFile(store, `${survey}/2010-03-31/102`, surveyReturn());
  site = await testSite({ store });
});

function ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return Promise.resolve(site.app.request(`${ORIGIN}${path}`, { headers }));
}

async function json(path: string) {
  const response = await ask(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("application/json");
  return JSON.parse(await response.text());
}

describe("the API", () => {
  it("describes itself by a valid OpenAPI 3.1 document that names every address it has", async () => {
    const document = JSON.parse(await (await ask("/api/v1/openapi.json")).text());
    expect(await new Validator().validate(document)).toMatchObject({ valid: true });
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toHaveLength(16);
  });

  it("gives the newest of a range, and an exact release, with its files", async () => {
    const { releases } = await json(`${api}/${id}/releases`);
    expect(releases).toMatchObject([
      { version: "1.0.1", supersededBy: null },
      { version: "1.0.0", supersededBy: { version: "1.0.1" } },
    ]);
    expect((await json(`${api}/${id}/releases/1.*`)).version).toBe("1.0.1");
    expect((await json(`${api}/${id}/releases/latest`)).version).toBe("1.0.1");
    expect((await json(first)).version).toBe("1.0.0");
    const { files } = await json(first);
    for (const { href } of files) expect((await ask(href)).status, href).toBe(200);
  });

  it("pages through figures in order of id without losing one, all of them in CSV", async () => {
    const { count } = await json(`${first}/figures`);
    const councils = (await json(`${first}/figures?level=council&limit=10000`)).figures;
    const read: string[] = [];
    let next: string | null = `${first}/figures?level=council&limit=200`;
    for (; next !== null; ) {
      const page: { figures: { figure: string; value: string | null }[]; next: string | null } = await json(next);
      read.push(...page.figures.map(({ figure }) => figure));
      next = page.next;
    }
    expect(read).toEqual([...new Set(read)].toSorted());
    expect(read).toEqual(councils.map(({ figure }: { figure: string }) => figure));
    const csv = await ask(`${first}/figures`, { Accept: "text/csv" });
    expect(csv.headers.get("Vary")).toContain("Accept");
    const { data } = Papa.parse<Record<string, string>>((await csv.text()).trim(), { header: true });
    expect(data).toHaveLength(count);
    expect(await (await ask(`${first}/figures.csv`)).text()).toBe(
      await (await ask(`${first}/figures`, { Accept: "text/csv" })).text(),
    );
  });

  it("filters figures, and gives numbers as exact decimal text", async () => {
    const asked = "measure=self_directed_share&basis=long_term_community&period=2024-25&area=E92000001&breakdown=all";
    const { figures } = await json(`${first}/figures?${asked}`);
    expect(figures).toMatchObject([{ value: "82.4", numerator: "395670", denominator: "480105", status: null }]);
    expect((await json(`${first}/figures?${asked}&level=council`)).figures).toEqual([]);
  });

  it("explains a figure by its councils, and leads to their cells", async () => {
    const figure = `${id}/self_directed_share/long_term_community/2024-25/E92000001/all`;
    const explained = await json(`${first}/explanation?figure=${figure}`);
    expect(explained).toMatchObject({ hidden: false, working: "100 x 395,670 / 480,105 = 82.4%" });
    expect(explained.coverage.missing).toEqual(["Isles of Scilly"]);
    expect(explained.councils).toHaveLength(153);
    const { cells, sha256 } = await json(`${first}/cells?figure=${figure}&council=204`);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(cells.map(({ column, cell }: { column: string; cell: string }) => `${column} ${cell}`)).toEqual([
      "numerator D35",
      "denominator E35",
    ]);
    expect(Object.keys(cells[0])).toEqual(["table", "column", "sheet", "cell", "numerator", "denominator"]);
  });

  it("tells what changed between any two releases, and who answered", async () => {
    const changes = await json(`${api}/${id}/releases/1.0.1/changes?since=1.0.0`);
    expect(changes).toMatchObject({ before: "1.0.0", version: "1.0.1", councils: [{ kind: "revised" }] });
    expect((await json(`${api}/${id}/releases/1.0.1/changes`)).figures).toEqual(changes.figures);
    const { periods } = await json(`${api}/${survey}/answers`);
    const [{ answers }] = periods;
    expect(answers.find(({ code }: { code: string }) => code === "102")).toEqual({
      code: "102",
      name: "Cumbria",
      answer: "answered",
      daysLate: null,
    });
  });

  it("may be kept for ever where a version is exact, is not sent twice, and is read from anywhere", async () => {
    const exact = await ask(`${first}/measures`);
    expect(exact.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(exact.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect((await ask(`${api}/${id}/releases/1.*/measures`)).headers.get("Cache-Control")).toBe("public, max-age=60");
    const again = await ask(`${first}/measures`, { "If-None-Match": exact.headers.get("ETag") ?? "" });
    expect(again.status).toBe(304);
  });

  it("says what is wrong and what would do as problem+json, never as a page", async () => {
    const wrong = [
      [`${api}/none/releases`, 404, 'There is no collection "none"'],
      [`${api}/${id}/releases/3.*`, 404, "There is: 1.0.1 (the latest) and 1.0.0."],
      [`${first}/figures?limit=0`, 400, "limit:"],
      [`${first}/figures?level=town`, 400, "level:"],
      [`${first}/explanation?figure=x`, 404, "A figure is collection/measure/basis/period/area/breakdown."],
      [`${first}/targets?on=soon`, 400, "on:"],
      ["/api/v1/none", 404, "/api/v1/openapi.json lists what there is."],
      [`${api}/..%2f..%2fx/releases`, 404, "There is no collection"],
    ] as const;
    for (const [path, status, says] of wrong) {
      const response = await ask(path);
      expect(response.headers.get("Content-Type"), path).toBe("application/problem+json");
      expect(await response.json(), path).toMatchObject({ status, detail: expect.stringContaining(says) });
    }
  });

  it("gives receipts to their owners, the national team and auditors alone, and nobody keeps them", async () => {
    const path = `/api/v1/receipts/${survey}/2010-03-31/102`;
    expect((await ask(path)).status).toBe(401);
    const { browser } = await signIn(site, "sender", "102");
    const standing = await browser.get(path);
    expect(standing.headers.get("Cache-Control")).toContain("no-store");
    expect(standing.headers.get("Access-Control-Allow-Origin")).toBeNull();
    const { receipts, counts } = JSON.parse(await standing.text());
    expect(receipts).toEqual([counts]);
    expect(await (await browser.get(`${path}/${counts}`)).json()).toMatchObject({
      receipt: counts,
      outcome: "accepted",
    });
    expect((await browser.get(`${path}/${"0".repeat(20)}`)).status).toBe(404);
    const { browser: neighbour } = await signIn(site, "sender", "114");
    expect((await neighbour.get(path)).status).toBe(403);
    expect((await neighbour.get(`/api/v1/receipts/${survey}/2010-03-31/114/${counts}`)).status).toBe(404);
  });
});

describe.skipIf("missing" in python)(`a client made of the API's description${skipped}`, () => {
  let listening: Listening;
  beforeAll(async () => {
    listening = await listenHere((origin) => createSite({ ...site.options, origin }), 0);
  });
  afterAll(() => listening?.close());

  it("reads the 75 published area figures of 2024-25 exactly", { timeout: 120_000 }, async () => {
    const read = await runPython("path" in python ? python.path : "", "read_api", [listening.address, id, "1.0.0"]);
    const { figures, councils } = read as { figures: Record<string, string>[]; councils: number };
    expect(councils).toBe(153);
    const areas = readFacts("self_directed_support_2024_25_areas");
    expect(areas).toHaveLength(15);
    const numbers = figures.flatMap(({ measure, numerator, denominator, value }) => {
      if (measure === "self_directed_share") return [numerator, denominator, value];
      return measure === "direct_payment_share" ? [numerator, value] : [];
    });
    expect(numbers).toHaveLength(75);
    expect(numbers.map(Number).toSorted()).toEqual(
      areas
        .flatMap((area) =>
          ["sds_numerator", "dp_numerator", "community_denominator", "sds_outcome", "dp_outcome"].map((name) =>
            Number(field(area, name)),
          ),
        )
        .toSorted(),
    );
  });
});
