import { beforeAll, describe, expect, it } from "vitest";
import { receiptKey } from "../../packages/core/src/filing/keys.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { readReceipt, receiptBytes } from "../../packages/core/src/workflows/receipt.ts";
import { registeredDefinition } from "../../packages/core/src/workflows/registered-definition.ts";
import { rehearseRules } from "../../packages/core/src/workflows/rehearse-rules.ts";
import { contentsOf, month, payments, send, spending, spendingStore } from "./spending-store.ts";

type Filled = Awaited<ReturnType<typeof spendingStore>>;
let filled: Filled;

beforeAll(async () => {
  filled = await spendingStore();
});

const named = (given: string | object) => ({
  name: "changed.json",
  bytes: new TextEncoder().encode(typeof given === "string" ? given : JSON.stringify(given)),
});

function rehearse(change?: string | object, given: { readonly filled?: Filled; readonly period?: string } = {}) {
  const { store } = given.filled ?? filled;
  const request = {
    collection: spending,
    period: given.period,
    ...(change !== undefined && { definition: named(change) }),
  };
  return rehearseRules(request, { store, openTables });
}

const spend = (found: Awaited<ReturnType<typeof rehearse>>) =>
  found.figures?.moved.find(({ level, measure }) => level === "england" && measure === "spend");
const noDay = { collection: { tables: { payments: { columns: { paid_on: null } } }, checks: [] } };

describe("rehearseRules", () => {
  it("names who would no longer count, by which findings in which cells, and what would move", async () => {
    const found = await rehearse({
      collection: { tables: { payments: { columns: { reference: { required: true } } } } },
    });
    expect(found).toMatchObject({ by: "definition", lost: 2, gained: 0, returns: 3 });
    expect(found.changed).toEqual([
      { path: "collection.tables.payments.columns.reference.required", before: "false", after: "true" },
    ]);
    expect(found.submissions.map(({ authority, outcome, counts }) => [authority, outcome.after, counts.after])).toEqual(
      [
        ["102", "rejected", false],
        ["104", "rejected", false],
        ["104", "rejected", false],
        ["204", "rejected", false],
      ],
    );
    expect(found.submissions[0]?.new).toMatchObject([{ code: "missing-column", severity: "error", table: "payments" }]);
    expect(spend(found)).toMatchObject({ kind: "gone", from: { value: "650" } });
  });

  it("names who would be accepted, and what would move by how much", async () => {
    const found = await rehearse(noDay);
    expect(found).toMatchObject({ lost: 0, gained: 1 });
    const [one] = found.submissions.filter(({ counts }) => counts.after && !counts.before);
    expect(one).toMatchObject({
      authority: "204",
      receipt: filled.rejected,
      outcome: { before: "rejected", after: "accepted" },
    });
    expect(one?.gone).toMatchObject([{ code: "not-a-date", sheet: "", cell: "C2" }]);
    expect(spend(found)).toMatchObject({ from: { value: "650" }, to: { value: "1650" }, by: "1000" });
  });

  it("lets what came before count where only the last file would be rejected", async () => {
    const own = await spendingStore();
    const long = await send(
      own.store,
      "102",
      new TextEncoder().encode("Supplier,Net amount,Payment date\r\nA supplier of a long name,7.00,12/09/2014\r\n"),
    );
    const found = await rehearse(
      { collection: { tables: { payments: { columns: { supplier: { longest: 20 } } } } } },
      { filled: own },
    );
    const council = found.submissions.filter(({ authority }) => authority === "102");
    expect(council.map(({ receipt, counts }) => [receipt === long, counts])).toEqual([
      [true, { before: true, after: false }],
      [false, { before: false, after: true }],
    ]);
    expect(spend(found)).toMatchObject({ from: { value: "257" }, to: { value: "650" } });
    expect(found).toMatchObject({ lost: 0, gained: 0 });
  });

  it("tells of the file that counts too, where a later one that was rejected would take its place", async () => {
    const own = await spendingStore();
    const later = await send(own.store, "102", payments("9.00", "31/09/2014"));
    const found = await rehearse(noDay, { filled: own });
    const council = found.submissions.filter(({ authority }) => authority === "102");
    expect(council.map(({ receipt, counts }) => [receipt === later, counts])).toEqual([
      [true, { before: false, after: true }],
      [false, { before: true, after: false }],
    ]);
  });

  it("moves figures where only publishing is changed, and tells nobody anything else", async () => {
    const found = await rehearse({ collection: { publish: { roundPoundsTo: 1000 } } });
    expect(found).toMatchObject({ submissions: [], lost: 0, gained: 0 });
    expect(spend(found)).toMatchObject({ from: { value: "650" }, to: { value: "1000" } });
  });

  it("finds nothing by the definition there is, whole or as an empty change, nor by the same code", async () => {
    for (const same of [registeredDefinition(spending), {}, undefined]) {
      expect(await rehearse(same)).toMatchObject({
        changed: [],
        submissions: [],
        lost: 0,
        gained: 0,
        figures: { moved: [] },
      });
    }
  });

  it("holds today's code against what receipts said when they were given", async () => {
    const own = await spendingStore();
    const key = receiptKey({ collection: spending, period: month, authority: "204" }, own.rejected);
    const receipt = await readReceipt(own.store.data, key);
    await own.store.data.put(key, receiptBytes({ ...receipt, outcome: "accepted", findings: [] }));
    const found = await rehearse(undefined, { filled: own });
    expect(found).toMatchObject({
      by: "code",
      submissions: [{ authority: "204", outcome: { before: "accepted", after: "rejected" } }],
    });
    expect(found.submissions[0]?.new).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: "not-a-date" })]),
    );
  });

  it("reads one period alone where asked, and says how far it is", async () => {
    const own = await spendingStore();
    await send(own.store, "102", payments("5.00", "12/08/2014"), "2014-08");
    expect(await rehearse(noDay, { filled: own, period: "2014-08" })).toMatchObject({
      returns: 1,
      files: 1,
      gained: 0,
    });
    const told: string[] = [];
    const powers = {
      store: own.store,
      openTables,
      onProgress: (done: number, all: number) => told.push(`${done}/${all}`),
    };
    await rehearseRules({ collection: spending }, powers);
    expect(told).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  });

  it("writes nothing: every key, version and byte of the store is the same after", async () => {
    const before = await contentsOf(filled.store);
    await rehearse(noDay);
    await rehearse();
    expect(await contentsOf(filled.store)).toEqual(before);
  });

  it.each([
    ["not json", "it is not JSON"],
    ["[1]", "not an object in braces"],
    ['{"format": "something/1"}', 'its format is "something/1"'],
    ['{"publish": {}}', '"publish" stands at its top: a definition has collection, targets'],
    [{ collection: { publish: { percentPlace: 0 } } }, 'collection.publish has no "percentPlace": it has levels'],
    [
      { collection: { publish: { percentPlaces: "0" } } },
      "collection.publish.percentPlaces: Invalid input: expected number",
    ],
    [
      { collection: { tables: { payments: { columns: { amount: { kind: "money" } } } } } },
      "collection.tables.payments.columns.amount.kind",
    ],
    [{ collection: { measures: { spend: { terms: ["nothing"] } } } }, "no column payments.nothing"],
    [
      { collection: { measures: { spend: { kind: "average" } } } },
      'collection.measures.spend.kind is "average": it is one of sum',
    ],
    [{ collection: { id: "other" } }, 'collection.id is "other": returns are filed under "spending"'],
    [{ collection: { charts: [{ kind: "map", measure: "none" }] } }, "a chart of no measure none"],
    [{ collection: null }, "collection: Invalid input"],
    ['{"collection": {"__proto__": {"title": "x"}}}', 'collection has no "__proto__"'],
  ])("refuses %j, with what is wrong where", async (given, said) => {
    await expect(rehearse(given)).rejects.toThrow(said);
  });
});
