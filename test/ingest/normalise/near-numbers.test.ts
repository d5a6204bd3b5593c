import { describe, expect, it } from "vitest";
import { nearNumber } from "../../../packages/core/src/ingest/normalise/near-number.ts";
import { form } from "../match/collections.ts";
import { codes, readWorkbook } from "../match/read-sheet.ts";
import { bookOf, type Entry, numberCell, sheetOf } from "../match/sheet-of.ts";

describe("an amount with more than pence", () => {
  it("is refused by that, and not as if it were no number", () => {
    const sheet = sheetOf([
      ["Community services budget", "Spend"],
      ["28293.25547", 6],
    ]);
    const { findings } = readWorkbook(bookOf(sheet), form, "2010-03-31", "102");
    const [first] = findings.filter(({ code }) => code === "not-a-number");
    expect(first?.facts).toEqual({ found: "28293.25547", expected: "an amount in pounds and whole pence" });
  });
});

describe("a text that is nearly a number", () => {
  it.each([
    ["51,230 (35,415)", ["51,230", "35,415"]],
    ["12 (5)", ["12", "5"]],
    ["£1,200 [£800]", ["£1,200", "£800"]],
    ["1,200/850", ["1,200", "850"]],
    ["12 or 13", ["12", "13"]],
    ["12 and 13", ["12", "13"]],
    ["10-14", ["10", "14"]],
    ["10\u201314", ["10", "14"]],
    ["51,230\n35,415", ["51,230", "35,415"]],
    ["5 6", ["5", "6"]],
  ])("holds two numbers in %j", (typed, numbers) => {
    expect(nearNumber(typed)).toEqual({ kind: "two-numbers", numbers });
  });

  it.each([
    ["605,7392", "605,739", "2"],
    ["£1,2345", "£1,234", "5"],
    ["1,234,5671", "1,234,567", "1"],
  ])("has a digit too many in %j", (typed, number, digit) => {
    expect(nearNumber(typed)).toEqual({ kind: "extra-digit", number, digit });
  });

  it.each(["<5", "< 10", "\u22645", ">1,000", "about 3,000", "c. 300", "~300", "approx 300", "300+", "12?", "under 5"])(
    "is a limit or an estimate in %j",
    (typed) => {
      expect(nearNumber(typed)).toEqual({ kind: "not-exact" });
    },
  );

  it.each([
    "",
    "TBC",
    "about",
    "(35)",
    "12 people",
    "1,23",
    "1,23,4",
    "12/03/2014",
    "605.7392",
    "1.234,56",
    "x".repeat(500),
  ])("is nothing more in %j", (typed) => {
    expect(nearNumber(typed)).toBeUndefined();
  });
});

const HEADER = ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed", "Share"];

function read(...rows: Entry[][]) {
  const money: Entry[][] = [
    ["Community services budget", "Personal budget spend"],
    ["£1.2m", "350k"],
  ];
  const book = bookOf(sheetOf([HEADER, ...rows], { name: "Return" }), sheetOf(money, { name: "Money" }));
  const { tables, findings } = readWorkbook(book, form, "2010-03-31", "102");
  return { rows: tables.get("readers")?.rows ?? [], money: tables.get("money")?.rows[0]?.values, findings };
}

describe("a cell that is nearly a number", () => {
  it("is refused with what it seems to hold, never counted as one of the two", () => {
    const { rows, findings } = read(["PD", "65+", "51,230 (35,415)", "605,7392", "<6"]);
    const expected = "a whole number of people";
    expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "two-numbers", place: { cell: "C2" }, facts: { numbers: ["51,230", "35,415"], expected } },
      { code: "extra-digit", place: { cell: "D2" }, facts: { number: "605,739", digit: "2" }, value: "605,7392" },
      { code: "not-exact", place: { cell: "E2" }, facts: { found: "<6", expected } },
    ]);
    for (const column of ["ongoing", "direct", "managed"]) {
      expect(rows[0]?.values[column]).toMatchObject({ value: null, faulty: true });
    }
  });

  it("has the status that the collection gives a limit, with the limit kept as shown", () => {
    const { rows, findings } = read(["PD", "65+", "<5", "< 5", "-"]);
    expect(rows[0]?.values).toMatchObject({
      ongoing: { value: null, status: "c", shown: "<5" },
      direct: { value: null, status: "c", shown: "< 5" },
      managed: { value: null, status: "low", shown: "-" },
    });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("is read where it is written short, with a note for money and a query for people", () => {
    const { rows, money, findings } = read(["PD", "65+", "1.2k", 5, 6]);
    expect(rows[0]?.values.ongoing).toMatchObject({ value: 1200n, shown: "1.2k" });
    expect(money).toMatchObject({ budget: { value: 120_000_000n }, spend: { value: 35_000_000n } });
    expect(findings).toMatchObject([
      { code: "read-as", severity: "query", place: { cell: "C2" }, facts: { found: "1.2k", read: "1,200" } },
      { code: "read-as", severity: "note", place: { cell: "A2" }, facts: { found: "£1.2m", read: "£1,200,000.00" } },
      { code: "read-as", severity: "note", place: { cell: "B2" }, facts: { found: "350k", read: "£350,000.00" } },
    ]);
  });
});

describe("a number of pounds", () => {
  it("is asked about where people are counted, and nowhere else", () => {
    const { rows, findings } = read(["PD", "65+", "£70", "GBP 1,200", "Â£3"]);
    expect(rows[0]?.values).toMatchObject({
      ongoing: { value: 70n },
      direct: { value: 1200n },
      managed: { value: 3n },
    });
    expect(findings.filter(({ place }) => place.sheet === "Return")).toMatchObject([
      {
        code: "read-as",
        severity: "query",
        place: { cell: "C2" },
        facts: { found: "£70", read: "70", because: "money" },
      },
      { code: "read-as", severity: "query", place: { cell: "D2" }, facts: { found: "GBP 1,200", read: "1,200" } },
      { code: "read-as", severity: "query", place: { cell: "E2" }, facts: { found: "Â£3", read: "3" } },
    ]);
    expect(findings.filter(({ facts }) => JSON.stringify(facts).includes("money"))).toHaveLength(3);
  });
});

describe("a column of numbers", () => {
  const shares = (...values: Entry[]) =>
    read(...values.map((value, place): Entry[] => ["PD", place % 2 === 0 ? "65+" : "18-64", 5, 1, 2, value]));

  it("of percentages is of parts of one where none is above one, which is to be confirmed", () => {
    const { rows, findings } = shares(0.45, "0.5", 1, 0);
    expect(rows.map(({ values }) => values.share?.value)).toEqual([45_000_000n, 50_000_000n, 100_000_000n, 0n]);
    expect(findings.filter(({ code, place }) => code === "read-as" && place.sheet === "Return")).toMatchObject([
      {
        severity: "query",
        place: { cell: "F1", column: "share" },
        facts: { found: "0.45", read: "45%", because: "part of one" },
      },
    ]);
  });

  it("of percentages is read as it stands where some are above one, or there are few", () => {
    expect(shares(0.45, 0.5, 12).rows.map(({ values }) => values.share?.value)).toEqual([
      450_000n,
      500_000n,
      12_000_000n,
    ]);
    expect(shares(0.45, 0.5).rows.map(({ values }) => values.share?.value)).toEqual([450_000n, 500_000n]);
    expect(shares(0, 1, 1, 1).rows.map(({ values }) => values.share?.value)).toEqual([
      0n,
      1_000_000n,
      1_000_000n,
      1_000_000n,
    ]);
  });

  it("of whole percentages asks of each that would be among them if it were a part of one", () => {
    const { rows, findings } = shares(45, "52%", 0.475, 61.5, numberCell(0.004, "0.4%", "0.0%"));
    expect(rows[2]?.values.share).toMatchObject({ value: 475_000n });
    const asked = findings.filter(({ severity }) => severity === "query");
    expect(asked).toEqual([]);
    const mixed = shares(45, "52%", 0.475, 61.5);
    expect(mixed.findings.filter(({ severity }) => severity === "query")).toMatchObject([
      { code: "read-as", place: { cell: "F4" }, facts: { found: "0.475", read: "0.475%", because: "below one" } },
    ]);
    expect(mixed.rows[2]?.values.share).toMatchObject({ value: 475_000n });
    expect(codes(shares(45, 52, 0.2, 61).findings.filter(({ severity }) => severity === "query"))).toEqual([]);
    expect(codes(shares(2, 3, 0.5, 4).findings.filter(({ severity }) => severity === "query"))).toEqual([]);
  });

  it("has commas before fractions where three at least show it and none speaks against it", () => {
    const { rows, findings } = shares("45,5", "12,25", "3,5", "7");
    expect(rows.map(({ values }) => values.share?.value)).toEqual([45_500_000n, 12_250_000n, 3_500_000n, 7_000_000n]);
    expect(codes(findings.filter(({ place }) => place.sheet === "Return"))).toEqual(["read-as share F1"]);
    expect(codes(shares("45,5", "12,25", "3.5", "7,5").findings)).toContain("not-a-number share F2");
    expect(codes(shares("45,5", "12,25", "3").findings)).toContain("not-a-number share F3");
  });
});
