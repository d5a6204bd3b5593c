import { beforeAll, describe, expect, it } from "vitest";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { explainCell, explainOpenedCell } from "../../packages/core/src/workflows/explain-cell.ts";
import { explainFindings } from "../../packages/core/src/workflows/explain-findings.ts";
import {
  explainOpened,
  explainPublished,
  type FigureExplanation,
} from "../../packages/core/src/workflows/explain-published.ts";
import { type OpenedSnapshot, openSnapshot } from "../../packages/core/src/workflows/explained-snapshot.ts";
import { readReceipt } from "../../packages/core/src/workflows/receipt.ts";
import { storedSnapshot } from "../../packages/core/src/workflows/snapshot-source.ts";
import { verifySnapshot } from "../../packages/core/src/workflows/verify-snapshot.ts";
import { waiveRule } from "../../packages/core/src/workflows/waive-rule.ts";
import { everyCollectionStore, publish, sendFile, survey, surveyStore, tickingStore } from "./published-store.ts";
import { surveyReturn } from "./survey-return.ts";

let store: Store;
let others: Store;
let opened: OpenedSnapshot;

beforeAll(async () => {
  store = await surveyStore();
  others = await everyCollectionStore();
  opened = await open(store, survey, "1.0.1");
});

function open({ data }: Store, collection: string, version = "1.0.0"): Promise<OpenedSnapshot> {
  return openSnapshot({ collection, version }, { data, openTables });
}

function explain(figure: string, snapshot?: string) {
  return explainPublished(figure, snapshot, { store, openTables });
}

const england = (measure: string, basis = "all", breakdown = "all", period = "2010-03-31") =>
  `${survey}/${measure}/${basis}/${period}/E92000001/${breakdown}`;

/** Every cell behind a figure, also through the figures it is worked from, as `period/council/sha256#cell`. */
function cellsBehind({ figure, councils, from }: FigureExplanation): { key: string; counted: boolean }[] {
  const own = councils.flatMap(({ code, from: source, cells }) =>
    cells.map(({ sheet, cell, counted }) => {
      return { key: JSON.stringify([figure.period, code, source?.sha256, `'${sheet}'!${cell}`]), counted };
    }),
  );
  return [...own, ...from.flatMap(({ explanation }) => cellsBehind(explanation))];
}

/** Follows every figure to its cells and back; `broken` says where that fails. */
async function roundTrip(snapshot: OpenedSnapshot): Promise<{ figures: number; cells: number; broken: string[] }> {
  const fed = new Map<string, Map<string, boolean>>();
  const behind = new Map<string, Set<string>>();
  const broken: string[] = [];
  for (const [id, figure] of snapshot.snapshot.figures) {
    const explanation = await explainOpened(id, snapshot);
    if (explanation.agrees !== (explanation.hidden ? null : true)) broken.push(`${id} does not follow from its cells`);
    const cells = cellsBehind(explanation);
    const isEmpty = figure.responded > 0 && !explanation.hidden && !cells.some(({ counted }) => counted);
    if (isEmpty) broken.push(`${id} has no cells`);
    for (const { key, counted } of cells) {
      const feeding = fed.get(key) ?? (await feeds(key, snapshot));
      fed.set(key, feeding);
      const back = feeding.get(id);
      const isSame = explanation.from.length > 0 ? back !== undefined : back === counted;
      if (!isSame) broken.push(`${key} does not lead back to ${id}`);
      behind.set(key, (behind.get(key) ?? new Set()).add(id));
    }
  }
  for (const [key, feeding] of fed) {
    const shown = [...feeding.keys()].filter((id) => snapshot.snapshot.figures.get(id)?.status !== "c");
    const missed = shown.filter((id) => !behind.get(key)?.has(id));
    broken.push(...missed.map((id) => `${id} does not lead to ${key}`));
  }
  return { figures: snapshot.snapshot.figures.size, cells: fed.size, broken };
}

/** The figures a cell feeds, with whether its number is in them. */
async function feeds(key: string, snapshot: OpenedSnapshot): Promise<Map<string, boolean>> {
  const [period, council, sha256, where] = JSON.parse(key);
  const one = snapshot.returns.find((each) => each.sha256 === sha256 && each.period === period);
  if (one === undefined) throw new Error(`No return of ${council} has the file ${sha256}`);
  const { figures } = await explainOpenedCell(one, where.replace("''!", ""), snapshot);
  return new Map(figures.map(({ figure, counted }) => [figure, counted]));
}

describe("every figure of a snapshot", () => {
  it("leads to its cells, each leads back, and together they give what was published", async () => {
    const { figures, cells, broken } = await roundTrip(opened);
    expect(broken).toEqual([]);
    expect(figures).toBeGreaterThan(5000);
    expect(cells).toBeGreaterThan(250);
  });

  it.each(["direct-payments", "self-directed-support", "spending"])("does so in %s too", async (collection) => {
    const { figures, cells, broken } = await roundTrip(await open(others, collection));
    expect(broken).toEqual([]);
    expect(figures).toBeGreaterThan(0);
    expect(cells).toBeGreaterThan(0);
  });
});

describe("explainPublished", () => {
  it("gives a share with its terms, its rounding, who is missing and each council's cells", async () => {
    const found = await explain(england("share_holding", "indicator_130"));
    expect(found).toMatchObject({
      snapshot: { collection: survey, version: "1.0.1" },
      hidden: false,
      agrees: true,
      definition: { version: 1, kind: "ratio", formula: expect.stringContaining("indicator_130_base") },
      rules: { value: "0.1", counts: "5", percentFrom: "published", suppressBelow: 5 },
      coverage: { expected: 152, responded: 3 },
    });
    expect(found.working).toBe("100 x 2,770 / 26,415 = 10.5%; before rounding, 2,772 and 26,415 over 3 councils.");
    expect(found.coverage.missing).toHaveLength(149);
    const cumbria = found.councils.find(({ code }) => code === "102");
    expect(cumbria).toMatchObject({
      counted: true,
      numerator: "927",
      denominator: "8805",
      from: { file: "return.csv", submission: expect.stringMatching(/^[0-9a-f]{20}$/) },
    });
    expect(cumbria?.from?.receipt).toContain(cumbria?.from?.submission);
    expect(cumbria?.cells).toContainEqual({
      table: "people",
      column: "indicator_130_base",
      sheet: "",
      cell: "I8",
      value: "600",
      status: null,
      counted: true,
      numerator: null,
      denominator: "+",
    });
    expect(found.councils.find(({ from }) => from === null)).toMatchObject({
      counted: false,
      why: "no return",
      cells: [],
    });
  });

  it("reads a pinned version, and ranges, where the value was another", async () => {
    const id = england("holders");
    expect((await explain(id, `${survey}@1.0.0`)).figure.value).toBe("2780");
    expect((await explain(id, `${survey}@1.*`)).figure.value).toBe("2770");
  });

  it("takes a change apart into the two figures, and a comparison into the share and the target", async () => {
    const change = await explain(england("holders_change"));
    expect(change.from.map(({ role, explanation }) => [role, explanation.figure.period])).toEqual([
      ["now", "2010-03-31"],
      ["before", "2009-03-31"],
    ]);
    expect(change.councils).toEqual([]);
    const compared = await explain(england("forecast_against_target", "ongoing"));
    expect(compared).toMatchObject({ target: { share: "30" }, from: [{ role: "compared" }] });
  });

  it("says of a count of councils which are in the band", async () => {
    const band = await explain(england("councils_over_10"));
    expect(band.councils.filter(({ counted }) => counted).map(({ inBand }) => inBand)).toHaveLength(3);
  });

  it("says that a hidden figure is hidden, and not from what", async () => {
    const hidden = [...opened.snapshot.figures.values()].find(({ status }) => status === "c");
    if (hidden === undefined) throw new Error("No figure of the snapshot is hidden");
    const found = await explain(hidden.figure);
    expect(found).toMatchObject({ hidden: true, working: null, agrees: null, councils: [], from: [] });
    expect(JSON.stringify(found)).not.toMatch(/"cell"|"sha256"|"numerator":"\d/);
  });

  it("names figures near one that is not there", async () => {
    await expect(explain(england("share_holdin", "ongoing"))).rejects.toThrow(england("share_holding", "ongoing"));
    await expect(explain("nothing/at/all")).rejects.toThrow("There is no collection");
  });

  it("refuses rows that are not as they were published", async () => {
    const key = opened.returns[0]?.tables[0]?.key ?? "";
    const stored = await store.data.get(key);
    await store.data.put(key, new Uint8Array([1, 2, 3]));
    await expect(explain(england("holders", "all", "all", "2009-03-31"))).rejects.toThrow(key);
    await store.data.put(key, stored?.bytes ?? new Uint8Array());
  });
});

describe("what was said of a return", () => {
  it("stands beside the figures that it touches, and beside no other", async () => {
    const asked = tickingStore();
    const place = { collection: survey, period: "2010-03-31", authority: "102" };
    const powers = { store: asked, clock: () => new Date("2010-01-01T00:00:00Z") };
    const waived = { table: "people", column: "one_off_personal_budgets", reason: "A new system.", by: "survey team" };
    await waiveRule({ ...place, ...waived, code: "total-differs", expires: "2027-03-31" }, powers);
    const edit = (text: string) => text.replace("72,163,8805", "72,164,8790").replace("1,0,95,25", "1,0,80,25");
    await sendFile(asked, `${survey}/2010-03-31/102`, surveyReturn(edit));
    const explanations = [{ number: await queryNumber(asked), text: "Counted on another day." }];
    await explainFindings({ ...place, explanations, by: "finance officer" }, powers);
    await publish(asked);
    const councilOf = async (measure: string, basis = "all") => {
      const id = `${survey}/${measure}/${basis}/2010-03-31/102/all`;
      const { councils } = await explainPublished(id, undefined, { store: asked, openTables });
      return councils.map(({ waivers, explanations: said }) => [
        waivers.map(({ code, approver }) => `${code} ${approver}`),
        said.map(({ column, text, by }) => `${column} ${text} ${by}`),
      ]);
    };
    const explained = "ongoing_support Counted on another day. finance officer";
    expect(await councilOf("holders")).toEqual([[["total-differs survey team"], []]]);
    expect(await councilOf("ongoing_base")).toEqual([[[], [explained]]]);
    expect(await councilOf("spend")).toEqual([[[], []]]);
    const verified = await verifySnapshot(await storedSnapshot(asked.data, survey), { openTables, openSolver });
    expect(verified.differences).toEqual([]);
  });
});

/** Number of the one query on the receipt that was given. */
async function queryNumber({ data }: Store): Promise<number> {
  for await (const { key } of data.list("receipts/")) {
    if (!key.endsWith("/receipt.json")) continue;
    const { findings } = await readReceipt(data, key);
    const query = findings.find(({ severity }) => severity === "query");
    if (query !== undefined) return query.number;
  }
  throw new Error("No receipt has a query");
}

describe("explainCell", () => {
  const cell = (text: string, snapshot?: string) => explainCell(text, snapshot, { store, openTables });
  const cumbria = () => opened.returns.find(({ authority, period }) => authority === "102" && period === "2010-03-31");

  it("gives the figures a cell feeds, by eight digits of the file's hash", async () => {
    const found = await cell(`${cumbria()?.sha256.slice(0, 8)}#i8`);
    expect(found).toMatchObject({ sheet: "", cell: "I8", from: { authority: "102" } });
    expect(found.read).toEqual([
      { table: "people", column: "indicator_130_base", council: "102", value: "600", status: null },
    ]);
    expect(found.figures.map(({ figure }) => figure)).toContain(england("share_holding", "indicator_130"));
  });

  it("says what a cell is that no figure adds up", async () => {
    const found = await cell(`${cumbria()?.sha256}#A8`);
    expect(found.read).toMatchObject([{ column: "client_group", value: "physical_disability" }]);
    expect(found.figures).toEqual([]);
  });

  it.each([
    ["return.csv#I8", "More than one return"],
    ["other.csv#I8", "No file other.csv counts in"],
    ["I8", "names no file"],
    ["SHA#Z99", "No value was read from Z99"],
    ["SHA#seven", "is not a cell"],
  ])("refuses %s with what would do", async (text, said) => {
    await expect(cell(text.replace("SHA", cumbria()?.sha256 ?? ""))).rejects.toThrow(said);
  });
});
