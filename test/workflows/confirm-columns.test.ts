import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import {
  type ColumnAnswer,
  confirmColumns,
  withdrawColumns,
} from "../../packages/core/src/workflows/confirm-columns.ts";
import { confirmedColumns } from "../../packages/core/src/workflows/confirmed-columns.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { key, surveyReturn } from "./survey-return.ts";
import { ticking } from "./ticking.ts";

const of = { collection: "personal-budgets", period: "2010-03-31", authority: "102" };
const by = "finance officer";
const managed = { table: "people", column: "ongoing_managed" };
const clock = () => new Date("2026-11-22T09:00:00.000Z");

/** A header that no word of tells what it is. */
const odd = (text: string) => text.replace("of which council-managed", "Figure 7");
const oddReturn = surveyReturn(odd);

async function contents(objects: Objects): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for await (const head of objects.list("")) all[head.key] = head.version;
  return all;
}

async function ingest(store: Store, bytes: Uint8Array, at = key) {
  await store.uploads.put(at, bytes);
  const ingested = await ingestUpload({ key: at }, { store });
  if (ingested === undefined) throw new Error("The upload is gone");
  return ingested;
}

const inF7: ColumnAnswer = { ...managed, at: { cell: "F7" } };

function confirm(store: Store, answers: readonly ColumnAnswer[] = [inF7], bytes = oddReturn) {
  return confirmColumns({ ...of, name: "return.csv", bytes, answers, by }, { store, clock });
}

describe("confirmColumns", () => {
  it("remembers a header by its cell, with who, when and from which file", async () => {
    const { confirmed, changed, ...place } = await confirm(memoryStore());
    expect(place).toEqual({ collection: "personal-budgets", edition: "first", authority: "102" });
    expect(changed).toBe(1);
    expect(confirmed).toMatchObject([
      {
        ...managed,
        decided: "is this column",
        header: "Figure 7",
        by,
        at: "2026-11-22T09:00:00.000Z",
        from: { file: "return.csv", cell: "F7" },
      },
    ]);
  });

  it("remembers a header by its words too, and one that is not asked for", async () => {
    const store = memoryStore();
    await confirmColumns(
      { ...of, name: "r.csv", bytes: oddReturn, by, answers: [{ ...managed, at: { header: "FIGURE 7" } }] },
      { store, clock },
    );
    const answers = [{ table: "people", column: null, at: { cell: "E7" } }];
    const { confirmed } = await confirmColumns(
      { ...of, name: "r.csv", bytes: oddReturn, by, answers },
      { store, clock },
    );
    expect(confirmed.map(({ header, decided }) => [header, decided])).toEqual([
      ["Figure 7", "is this column"],
      ["of which direct payment", "is not asked for"],
    ]);
  });

  it("changes nothing where the same is said twice", async () => {
    const store = memoryStore();
    await confirm(store);
    const once = await contents(store.data);
    expect((await confirm(store)).changed).toBe(0);
    expect(await contents(store.data)).toEqual(once);
  });

  it("lets two say the same at once and holds one answer", async () => {
    const store = memoryStore();
    await Promise.all([confirm(store), confirm(store)]);
    expect((await confirmedColumns(of, { store })).confirmed).toHaveLength(1);
  });

  it.each([
    ["a cell that is empty", { ...managed, at: { cell: "Z7" } }, "the cell is empty"],
    ["a cell below the headers", { ...managed, at: { cell: "F9" } }, "no header of the table stands there"],
    ["what is no cell", { ...managed, at: { cell: "seven" } }, "is not a cell"],
    ["a sheet that is not there", { ...managed, at: { cell: "People!F7" } }, 'no sheet "People"'],
    ["words that are no header", { ...managed, at: { header: "Figure 8" } }, 'F7 "Figure 7"'],
    ["a table that is not there", { table: "peeple", column: "x", at: { cell: "F7" } }, "people, money"],
    [
      "a column that is not there",
      { table: "people", column: "managed", at: { cell: "F7" } },
      "people.ongoing_managed",
    ],
  ])("refuses %s, says what there is, and keeps nothing", async (_, answer, said) => {
    const store = memoryStore();
    await expect(confirm(store, [inF7, answer])).rejects.toThrow(said);
    expect(await contents(store.data)).toEqual({});
  });

  it("refuses two answers about one header", async () => {
    const answers = [inF7, { table: "people", column: "ongoing_mixed", at: { cell: "F7" } }];
    await expect(confirm(memoryStore(), answers)).rejects.toThrow("a header is one column");
  });

  it("refuses a header that stands there twice: it could not be told which is meant", async () => {
    const twice = surveyReturn((text) => odd(text).replace("of which mixed", "Figure 7"));
    await expect(confirm(memoryStore(), undefined, twice)).rejects.toThrow("F7 and G7");
  });
});

describe("confirming for a file with many councils", () => {
  const rows = (header: string, ...councils: readonly string[]) => [
    ["Council-level activity 2010-11"],
    ["Council", "All ages (A4.20)", "Aged 18 to 64 (A4.10)", header],
    ...councils.map((council) => [council, 700, 300, 120]),
  ];
  const bytes = bookBytes({ North: rows("Figure 7", "102-Cumbria"), "South & East": rows("Figure 7", "204-Barnsley") });
  const asked = { collection: "direct-payments", period: "2010-11" };

  it("needs no council, and one answer holds for every sheet the table is spread over", async () => {
    const store = memoryStore(ticking());
    const answers = [{ table: "activity", column: "carers", at: { cell: "'South & East'!D2" } }];
    const { authority, confirmed } = await confirmColumns(
      { ...asked, name: "activity.xlsx", bytes, answers, by },
      { store, clock },
    );
    expect({ authority, confirmed }).toMatchObject({
      authority: "national",
      confirmed: [{ header: "Figure 7", from: { sheet: "South & East", cell: "D2" } }],
    });
    const { receipt } = await ingest(store, bytes, "direct-payments/2010-11/national/activity.xlsx");
    expect(receipt.outcome).toBe("accepted");
    expect(receipt.confirmed[0]?.used).toEqual([
      { sheet: "North", cell: "D2" },
      { sheet: "South & East", cell: "D2" },
    ]);
  });
});

describe("withdrawColumns", () => {
  it("takes an answer back by its column or its words, and says so where there is none", async () => {
    for (const answer of [managed, { header: "figure 7" }]) {
      const store = memoryStore();
      await confirm(store);
      const withdraw = () => withdrawColumns({ ...of, answers: [answer], by }, { store, clock });
      expect((await withdraw()).confirmed).toEqual([]);
      await expect(withdraw()).rejects.toThrow("Nothing is remembered");
      expect((await confirm(store)).changed).toBe(1);
    }
  });
});

describe("a return with a header that was confirmed", () => {
  it("is refused before, accepted with a note after, and its receipt says who confirmed it and when", async () => {
    const store = memoryStore(ticking());
    const before = await ingest(store, oddReturn);
    expect(before.receipt.findings.map(({ code }) => code)).toContain("missing-column");
    await confirm(store);
    const after = await ingest(store, oddReturn);
    expect(after.outcome).toBe("accepted");
    expect(after.submission).not.toBe(before.submission);
    const note = after.receipt.findings.find(({ code }) => code === "header-confirmed");
    expect(note).toMatchObject({ severity: "note", cell: "F7" });
    expect(note?.message).toContain('confirmed by "finance officer" on 22 November 2026');
    expect(after.receipt.confirmed).toMatchObject([
      { ...managed, header: "Figure 7", by, used: [{ sheet: "", cell: "F7" }] },
    ]);
  });

  it("is read again, though it was accepted, once what was asked about it is confirmed", async () => {
    const store = memoryStore(ticking());
    const taken = surveyReturn((text) => text.replace("Client group,", "Grouping used,"));
    const first = await ingest(store, taken);
    expect(first.receipt.findings).toMatchObject([{ code: "column-taken" }, { code: "synthetic-data" }]);
    await confirm(store, [{ table: "people", column: "client_group", at: { cell: "A7" } }], taken);
    const second = await ingest(store, taken);
    expect(second.receipt.findings).toMatchObject([{ code: "synthetic-data" }, { code: "header-confirmed" }]);
    expect(second.submission).not.toBe(first.submission);
    const third = await ingest(store, taken);
    expect(third.submission).toBe(second.submission);
  });

  it("is not asked about a header that it was said is not asked for", async () => {
    const store = memoryStore(ticking());
    const extra = surveyReturn((text) => text.replace(/Forecast for next[^\n]*/, "$&,Initials"));
    const codes = async () => (await ingest(store, extra)).receipt.findings.map(({ code }) => code);
    expect(await codes()).toContain("column-not-used");
    const answers = [{ table: "people", column: null, at: { header: "Initials" } }];
    await confirmColumns({ ...of, name: "r.csv", bytes: extra, answers, by }, { store, clock });
    expect(await codes()).not.toContain("column-not-used");
  });

  it("helps the same council in another period of the edition, and no other council", async () => {
    const store = memoryStore(ticking());
    await confirm(store);
    const nextYear = surveyReturn((text) => odd(text).replace("31 March 2010", "31 March 2011"));
    const next = await ingest(store, nextYear, "personal-budgets/2011-03-31/102/return.csv");
    expect(next.receipt.findings.map(({ code }) => code)).toContain("header-confirmed");
    expect(next.receipt.findings.map(({ code }) => code)).not.toContain("missing-column");
    const other = surveyReturn((text) => odd(text).replace("Council,Cumbria", "Council,Northumberland"));
    const others = await ingest(store, other, "personal-budgets/2010-03-31/104/return.csv");
    expect(others.receipt.findings.map(({ code }) => code)).toContain("missing-column");
  });

  it("reports a header that has changed since, or is gone", async () => {
    const store = memoryStore(ticking());
    await confirm(store);
    const known = (await ingest(store, surveyReturn())).receipt.findings;
    expect(known.find(({ code }) => code === "header-changed")?.message).toContain('under "Figure 7" before');
    const unknown = surveyReturn((text) => text.replace("of which council-managed", "Figure 9"));
    const missing = (await ingest(store, unknown)).receipt.findings.find(({ code }) => code === "missing-column");
    expect(missing?.message).toContain('under "Figure 7" before');
  });

  it("is asked about again where another header now says what the column is", async () => {
    const store = memoryStore(ticking());
    await confirm(store);
    const both = surveyReturn((text) => odd(text).replace("of which mixed", "of which council-managed"));
    const { findings } = (await ingest(store, both)).receipt;
    expect(findings.find(({ code }) => code === "column-taken")).toMatchObject({ severity: "query", cell: "F7" });
  });
});

describe("a replay", () => {
  it("leaves the same objects after a confirmation, a withdrawal and another confirmation", async () => {
    const store = memoryStore(ticking());
    await ingest(store, oddReturn);
    const refused = await contents(store.data);
    await confirm(store);
    await ingestUpload({ key }, { store });
    expect(withoutMappings(await contents(store.data))).toEqual(refused);

    await ingest(store, oddReturn);
    const accepted = withoutMappings(await contents(store.data));
    await withdrawColumns({ ...of, answers: [managed], by }, { store, clock });
    const again = await ingestUpload({ key }, { store });
    expect(again?.outcome).toBe("accepted");
    expect(withoutMappings(await contents(store.data))).toEqual(accepted);
  });

  it("makes the same check where the first was broken off before it was answered", async () => {
    const store = memoryStore(ticking());
    await store.uploads.put(key, oddReturn);
    const flaky: Objects = {
      ...store.data,
      put: async (at, bytes, condition) => {
        if (at.startsWith("receipts/")) throw new Error("the disk is full");
        return store.data.put(at, bytes, condition);
      },
    };
    await expect(ingestUpload({ key }, { store: { ...store, data: flaky } })).rejects.toThrow("full");
    await confirm(store);
    const answered = await ingestUpload({ key }, { store });
    expect(answered?.receipt.findings.map(({ code }) => code)).toContain("missing-column");
    expect(answered?.receipt.confirmed).toEqual([]);
  });
});

describe("checkFile with what was confirmed", () => {
  it("gives the findings that the store's check gives", async () => {
    const store = memoryStore(ticking());
    const { confirmed } = await confirm(store);
    const { findings } = await checkFile({ ...of, name: "return.csv", bytes: oddReturn, confirmed });
    const sent = await ingest(store, oddReturn);
    expect(findings.map(({ code }) => code)).toEqual(sent.receipt.findings.map(({ code }) => code));
  });
});

function bookBytes(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }));
}

function withoutMappings(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([at]) => !at.startsWith("mappings/")));
}
