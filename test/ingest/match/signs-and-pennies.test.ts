import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { codes, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, numberCell, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

function found(rows: Rows) {
  const { findings } = readWorkbook(bookOf(sheetOf(rows)), spending, "2014-09", "306");
  return findings;
}

describe("a heading that calls the rows below it credits", () => {
  const HEADER = ["Supplier Name", "Payment Date", "Net Amount"];
  const paid = (at: number, amount = `${at + 5}00.50`): Entry[] => [`Supplier ${at}`, `0${at + 1}/09/2014`, amount];
  const LIST = [0, 1, 2, 3].map((at) => paid(at));
  const BACK = [paid(4), paid(5)];
  const said = (rows: Rows) =>
    found(rows).flatMap(({ code, severity, place, facts }) =>
      code === "signs-apart" ? [`${severity} ${place.cell} ${facts.found} ${facts.rows}`] : [],
    );

  it.each([
    "Credits",
    "CREDIT NOTES:",
    "Refunds received",
    "Less: refunds",
    "Reversals",
    "Credits and refunds (September)",
  ])("is asked about where none has a minus: %j", (heading) => {
    expect(said([HEADER, ...LIST, [], [heading], ...BACK])).toEqual([`query A7 ${heading} 2`]);
    expect(said([HEADER, ...LIST, [null, heading], ...BACK])).toEqual([`query B6 ${heading} 2`]);
  });

  it("may have their sum beside it", () => {
    const rows: Rows = [HEADER, ["Payments", null, "2602.00"], ...LIST, ["Credits", null, "1901.00"], ...BACK];
    expect(said(rows)).toEqual(["query A7 Credits 2"]);
  });

  it("holds down to the next heading, above a header of their own too", () => {
    expect(said([HEADER, ["Refunds"], ...BACK, ["Payments"], ...LIST])).toEqual(["query A2 Refunds 2"]);
    expect(said([["Payments"], HEADER, ...LIST, [], ["Credits"], HEADER, ...BACK])).toHaveLength(1);
    expect(said([["Refunds"], HEADER, ...BACK])).toEqual(["query undefined Refunds 2"]);
  });

  it("says nothing new where one has a minus, or where it may be of payments", () => {
    expect(said([HEADER, ...LIST, ["Credits"], paid(4, "-900.50"), paid(5)])).toEqual([]);
    for (const heading of [
      "Credit card payments",
      "Refunds of council tax",
      "Income support",
      "Credit union",
      "Housing",
    ]) {
      expect(said([HEADER, ...LIST, [heading], ...BACK])).toEqual([]);
    }
  });
});

describe("a column that says which amounts are credits", () => {
  const HEADER = ["Supplier Name", "Payment Date", "Net Amount", "DR/CR"];
  const signs = ["DR", "CR", "DR", "DR"];
  const paid = (mark: string, at: number, amount: Entry = `${at + 5}00.50`): Entry[] => [
    `Supplier ${at}`,
    `0${at + 1}/09/2014`,
    amount,
    mark,
  ];
  const apart = (rows: Rows) => codes(found([HEADER, ...rows])).filter((one) => one.startsWith("signs-apart"));

  it("is an error where the amounts have no sign", () => {
    expect(apart(signs.map((mark, at) => paid(mark, at)))).toEqual(["signs-apart D1"]);
  });

  it.each<[string, (at: number) => Entry]>([
    ["a number below nothing", (at) => numberCell(at === 1 ? -600.5 : 500.5, at === 1 ? "-600.50" : "500.50")],
    ["a minus before", (at) => (at === 1 ? "-600.50" : "500.50")],
    ["brackets", (at) => (at === 1 ? "(600.50)" : "500.50")],
    ["a minus behind", (at) => (at === 1 ? "600.50-" : "500.50")],
    ["a word for it", (at) => (at === 1 ? "600.50credit" : "500.50")],
  ])("says nothing new where an amount has one: %s", (_, amount) => {
    expect(apart(signs.map((mark, at) => paid(mark, at, amount(at))))).toEqual([]);
  });

  it("is none where all are of one kind", () => {
    for (const mark of ["DR", "CR"]) expect(apart(signs.map((_, at) => paid(mark, at)))).toEqual([]);
  });

  it("is none where something else stands in it, however far down", () => {
    const long = Array.from({ length: 30 }, (_, at) => paid(at % 3 === 0 ? "CR" : "DR", at % 9));
    expect(apart(long)).toEqual(["signs-apart D1"]);
    expect(apart([...long, paid("Adjustment", 4)])).toEqual([]);
  });
});

describe("a column that marks the credits alone, or among documents of several kinds", () => {
  const list = (header: string, marks: readonly string[], credit: (amount: string) => string = (one) => one): Rows => [
    ["Supplier Name", "Payment Date", "Net Amount", header],
    ...marks.map((mark, at) => {
      const amount = `${at + 5}00.50`;
      const isCredit = /^c/i.test(mark);
      return [`Supplier ${at}`, `0${at + 1}/09/2014`, isCredit ? credit(amount) : amount, mark === "" ? null : mark];
    }),
  ];
  const asked = (rows: Rows) =>
    found(rows).flatMap(({ code, severity, place: { cell } }) =>
      code === "signs-apart" ? [`${severity} ${cell}`] : [],
    );

  it.each<[string, readonly string[], string]>([
    ["Cr", ["", "CR", "", ""], "query D1"],
    ["", ["", "CR", "", ""], "query D3"],
    ["Document", ["Invoice", "Credit Note", "Direct payment", ""], "query D1"],
    ["Type", ["PI", "CRN", "PI", "PI"], "error D1"],
  ])("is asked about under %j where it has %j", (header, marks, expected) => {
    expect(asked(list(header, marks))).toEqual([expected]);
    expect(asked(list(header, marks, (amount) => `-${amount}`))).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ["Notes", ["", "C", "", ""]],
    ["Type", ["BACS", "Credit", "Cheque", "BACS"]],
    ["Type", ["Credit note", "Credit note", "Credit note", "Direct payment"]],
  ])("says nothing of credits under %j where it has %j", (header, marks) => {
    expect(asked(list(header, marks))).toEqual([]);
  });

  it("is asked about though another amount has a minus", () => {
    const rows = list("Type", ["Invoice", "Credit Note", "Invoice", "Invoice"]);
    expect(asked([...rows, ["Supplier 9", "09/09/2014", "-20.00", "Invoice"]])).toEqual(["error D1"]);
  });
});

describe("amounts under a header that says thousands", () => {
  const severity = (amounts: readonly string[]) => {
    const rows = amounts.map((amount, at): Entry[] => [`Supplier ${at}`, `0${(at % 9) + 1}/09/2014`, amount]);
    return found([["Supplier Name", "Payment Date", "Net Amount (£000)"], ...rows])
      .filter(({ code }) => code === "other-unit")
      .map((one) => one.severity);
  };
  const pence = [
    "1250.00",
    "640.15",
    "12,890.40",
    "700.20",
    "510.10",
    "880.33",
    "990.01",
    "505.05",
    "620.20",
    "777.77",
  ];

  it("are asked about where they are large and written to the penny", () => {
    expect(severity(pence)).toEqual(["query"]);
    expect(severity([...pence.slice(1), "1250"])).toEqual(["query"]);
  });

  it.each<[string, readonly string[]]>([
    ["they are too few to tell", pence.slice(0, 2)],
    ["some are not", [...pence.slice(2), "1250", "640"]],
    ["they are small: thousands with two decimals", pence.map((_, at) => `1${at}.25`)],
  ])("are taken at the header's word where %s", (_, amounts) => {
    expect(severity(amounts)).toEqual(["note"]);
  });
});

describe("amounts under a header that says pence", () => {
  const read = (
    header: string,
    amounts: readonly string[],
    { above = [], beside = null }: { above?: Entry[][]; beside?: string | null } = {},
  ) => {
    const rows = amounts.map((amount, at): Entry[] => [`Supplier ${at}`, `0${(at % 9) + 1}/09/2014`, amount]);
    const list: Entry[][] = [["Supplier Name (a)", "Payment Date", header], ...rows];
    const sheet = sheetOf([...above, ...list.map((row, at) => (at === 1 ? [...row, null, beside] : row))]);
    const { tables, findings } = readWorkbook(bookOf(sheet), spending, "2014-09", "306");
    const said = findings.filter(({ code }) => code === "other-unit");
    return [tables.get("payments")?.rows[0]?.values["amount"]?.value, ...said.map(({ severity }) => severity)];
  };
  const whole = ["125000", "64015", "1,289,040", "70020"];

  it.each<[string, readonly unknown[]]>([
    ["Amount (pence)", [125_000n, "note"]],
    ["Amount in pence", [125_000n, "note"]],
    ["Net pence", [125_000n, "note"]],
    ["Amount p", [125_000n, "query"]],
    ["Amount (£ and pence)", [12_500_000n]],
    ["Amount £.p", [12_500_000n]],
  ])("are divided where it is %j, and asked about where it is not sure", (header, expected) => {
    expect(read(header, whole)).toEqual(expected);
  });

  it("are pounds where they are written to the penny, and asked about", () => {
    expect(read("Amount (pence)", ["1250.00", "640.15", "12,890.40"])).toEqual([125_000n, "query"]);
  });

  it("are divided and asked about where a note above or beside them says so", () => {
    expect(read("Amount", whole, { above: [["All amounts are in pence"]] })).toEqual([125_000n, "query"]);
    expect(read("Amount", whole, { beside: "Amounts in pence" })).toEqual([125_000n, "query"]);
    expect(read("Amount", whole, { above: [["Amounts are in pounds and pence"]] })).toEqual([12_500_000n]);
    expect(read("Amount (£)", whole, { above: [["All amounts are in pence"]] })).toEqual([12_500_000n]);
    expect(read("Amount", ["5", "6", "7"], { above: [["Shown in thousands"]] })).toEqual([500_000n, "query"]);
  });

  it("are pounds where the letter is that of the column, as others have theirs", () => {
    expect(read("Amount (p)", whole)).toEqual([12_500_000n]);
  });
});
