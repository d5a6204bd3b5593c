import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const HEADER = ["Directorate", "Supplier", "Date", "Amount"];
const PARTS: readonly (readonly [string, readonly number[]])[] = [
  ["Adults", [252_270, 512_595, 364_462]],
  ["Children", [123_456]],
  ["Corporate", [98_765, 50_001]],
  ["Place", [700_101, 81_213, 99_950, 61_005]],
  ["Resources", [455_512, 60_001, 72_323, 50_099]],
];
const ALL = PARTS.flatMap(([, pence]) => pence);

function payment(pence: number, place: number, directorate = "Place"): Entry[] {
  const day = String((place % 28) + 1).padStart(2, "0");
  return [directorate, `Supplier ${place}`, `${day}/09/2014`, (pence / 100).toFixed(2)];
}

function pounds(pence: readonly number[]): string {
  return (pence.reduce((sum, one) => sum + one, 0) / 100).toFixed(2);
}

/** A list in parts, with what `before` and `after` say of each. */
function list(before: (name: string, sum: string) => Rows, after: (name: string, sum: string) => Rows): Entry[][] {
  const parts = PARTS.flatMap(([name, pence]) => [
    ...before(name, pounds(pence)),
    ...pence.map((one, place) => payment(one, place, name)),
    ...after(name, pounds(pence)),
  ]);
  return [HEADER, ...parts].map((row) => [...row]);
}

const nothing = (): Rows => [];

function read(rows: Rows) {
  const { tables, findings } = readWorkbook(bookOf(sheetOf(rows)), spending, "2014-09", "306");
  const table = tables.get("payments");
  const said = codes(findings).filter((one) => /^(?:total|row|two)-/.test(one));
  return { amounts: plainRows(table, ["amount"]).map(Number), said };
}

describe("the totals of a list, seen from all of it,", () => {
  it.each<[string, Rows]>([
    ["above the rows of each part", list((name, sum) => [[name, null, null, sum]], nothing)],
    [
      "below headings, with no name",
      list(
        (name) => [[name]],
        (_, sum) => [[null, null, null, sum]],
      ),
    ],
    [
      "below each part, with a name like any other",
      list(nothing, (name, sum) => [[null, `${name}, in all`, null, sum]]),
    ],
    [
      "below each part, with words before its name",
      list(nothing, (name, sum) => [[null, `Total for ${name}`, null, sum]]),
    ],
    ["at the top, with no name", [HEADER, [null, null, null, pounds(ALL)], ...list(nothing, nothing).slice(1)]],
    [
      "below each part, and of all at the top",
      [HEADER, [null, null, null, pounds(ALL)], ...list(nothing, (_, sum) => [[null, null, null, sum]]).slice(1)],
    ],
    [
      "all together below the list",
      [...list(nothing, nothing), ...PARTS.map(([name, pence]): Entry[] => [name, null, null, pounds(pence)])],
    ],
  ])("are not counted %s", (_, rows) => {
    expect(read(rows)).toEqual({ amounts: ALL, said: [] });
  });

  it("are payments where one of them is not the sum of its rows, and are asked about", () => {
    const rows = list(nothing, (name, sum) => [[null, `${name}, in all`, null, name === "Place" ? "7.00" : sum]]);
    expect(read(rows).amounts.length).toBe(19);
    const payments = [...ALL, ...ALL.map((one) => one + 7)];
    const long = [HEADER, ...payments.map((one, place) => payment(one, place))];
    const loose = (place: number): Entry[] => [null, `Other ${place}`, null, "500.00"];
    expect(read([...long, loose(1), loose(2)])).toEqual({
      amounts: [...payments, 50_000, 50_000],
      said: ["row-in-doubt D30"],
    });
  });

  it("are payments where some rows of a list of round sums are the sum of those above by chance", () => {
    const grants = Array.from({ length: 40 }, (_, place) => payment(50_000, place));
    const undated: Entry[] = [null, "A village hall", null, "1000.00"];
    const rows = grants.flatMap((grant, place) => (place % 7 === 3 ? [grant, undated] : [grant]));
    expect(read([HEADER, ...rows]).amounts.length).toBe(46);
  });

  it("are no payments where others are right, whether or not they are", () => {
    const rows = list(nothing, (name, sum) => [[`${name} Total`, null, null, name === "Place" ? "9.99" : sum]]);
    expect(read(rows).amounts).toEqual(ALL);
  });
});

describe("a row of a list that says what all rows say", () => {
  const header = ["Body name", "Supplier", "Date", "Net", "VAT", "Reference"];
  const rows: Rows = ALL.map((one, place): Entry[] => {
    const [, supplier = null, day = null, net = null] = payment(one, place);
    return ["Bolton", supplier, day, net, (one / 500).toFixed(2), `R${place}`];
  });

  it.each<[string, Entry[]]>([
    ["is a total by its sum", ["Bolton", null, null, pounds(ALL), null, null]],
    ["is a total by its name", ["Bolton", "Total", null, pounds(ALL), null, null]],
    ["is a total with the sums of other columns", ["Bolton", null, null, pounds(ALL), "5665.97", null]],
  ])("%s", (_, total) => {
    expect(read([header, ...rows, total])).toEqual({ amounts: ALL, said: [] });
  });

  it("is a payment, whatever area its other texts name", () => {
    const other: Entry[] = ["Bolton", "North West", "30/09/2014", "600.00", "120.00", "England"];
    expect(read([header, ...rows, other])).toEqual({ amounts: [...ALL, 60_000], said: [] });
  });

  it("is a payment where it is no sum", () => {
    const other: Entry[] = ["Bolton", "A Ltd", null, "600.00", "120.00", "R99"];
    expect(read([header, ...rows, other])).toEqual({ amounts: [...ALL, 60_000], said: [] });
  });
});

describe("what is said of a list at its end", () => {
  const rows = list(nothing, nothing);

  it.each<[string, Entry[]]>([
    ["how many payments there are", [null, "Number of payments:", null, "14"]],
    ["how many rows there are", ["Records", null, null, "14"]],
    ["their average", [null, "Average payment", null, (ALL.reduce((sum, one) => sum + one, 0) / 1400).toFixed(2)]],
    ["the largest", [null, "Largest payment", null, "7001.01"]],
    ["what the account held", [null, "Closing balance", "30/09/2014", "99999.99"]],
    ["what the account holds now", [null, "Balance c/f", null, "99999.99"]],
    ["the number of its page", ["Page", null, null, "3"]],
  ])("is no payment: %s", (_, row) => {
    expect(read([...rows, row])).toEqual({ amounts: ALL, said: [] });
  });

  it.each<[string, Entry[]]>([
    ["another number than there are", [null, "Number of payments:", null, "13"]],
    ["another average", [null, "Average payment", null, "17.00"]],
    ["a supplier", [null, "Records", "30/09/2014", "12"]],
  ])("is counted where it is %s", (_, row) => {
    expect(read([...rows, row]).amounts.length).toBe(15);
  });

  it("is not asked about where it is nothing", () => {
    expect(read([...rows, [null, "Adjustment", null, "0.00"]]).said).toEqual([]);
  });

  it("is an error where it is about as much as all the rest, and is not its sum", () => {
    const rest: Entry[] = [null, null, null, "15000.00"];
    const { findings } = readWorkbook(bookOf(sheetOf([...rows, rest])), spending, "2014-09", "306");
    expect(findings.filter(({ code }) => code === "row-in-doubt")).toMatchObject([
      { severity: "error", place: { cell: "D16" }, facts: { found: ["15000.00"], rows: 1, others: 14, isLarge: true } },
    ]);
  });
});

describe("a list of nothing but names and numbers", () => {
  const header = ["Supplier", "Amount"];
  const named = (pence: number, place: number): Entry[] => [`Supplier ${place}`, (pence / 100).toFixed(2)];
  const rows = ALL.map(named);
  const parts = (where: "above" | "below", name: (part: string) => string = (part) => part): Entry[][] =>
    PARTS.flatMap(([part, pence]) => {
      const total = [name(part), pounds(pence)];
      return where === "above" ? [total, ...pence.map(named)] : [...pence.map(named), total];
    });

  it.each<[string, Rows]>([
    ["its sum at the top, without a name", [[null, pounds(ALL)], ...rows]],
    ["its sum at the end, without a name", [...rows, [null, pounds(ALL)]]],
    ["their average", [...rows, ["Average", (ALL.reduce((sum, one) => sum + one, 0) / 1400).toFixed(2)]]],
    ["how many there are, before its sum", [...rows, ["No. of payments", "14"], ["Total", pounds(ALL)]]],
    ["totals of its parts below them", parts("below")],
    ["totals of its parts above them", parts("above")],
    ["totals of its parts, and one of all", [...parts("below"), ["Total", pounds(ALL)]]],
  ])("is counted without %s", (_, all) => {
    expect(read([header, ...all])).toEqual({ amounts: ALL, said: [] });
  });

  it("is counted whole where it is not made of parts from end to end, or of too few", () => {
    expect(read([header, ...parts("below"), ["A Ltd", "5.00"]]).amounts.length).toBe(20);
    const few: Rows = [
      ["A Ltd", "5.00"],
      ["B Ltd", "6.00"],
      ["C Ltd", "11.00"],
    ];
    expect(read([header, ...few, ...few]).amounts.length).toBe(6);
    expect(read([header, ...rows, ["Average", "17.00"]]).amounts.length).toBe(15);
    expect(read([header, ...rows, ["All About Care", "17.00"]])).toEqual({ amounts: [...ALL, 1700], said: [] });
    expect(read([header, ...rows, [null, "17.00"]]).said).toEqual(["row-in-doubt B16"]);
    const twice = ALL.flatMap((one, place) => [named(one, place), named(one, place)]);
    expect(read([header, ...twice]).amounts.length).toBe(28);
  });
});

describe("a list with a long run of blank rows", () => {
  const blank = Array.from({ length: 40 }, (): Entry[] => []);

  it("goes on below it with a row like those above", () => {
    const rows = list(nothing, nothing);
    expect(read([...rows.slice(0, 7), ...blank, ...rows.slice(7)]).amounts).toEqual(ALL);
  });

  it("ends at it where something else stands below", () => {
    const rows = list(nothing, nothing);
    expect(read([...rows, ...blank, [null, null, null, "12.00"], payment(100, 1)]).amounts).toEqual(ALL);
  });
});

describe("a sum that goes on from page to page", () => {
  const pages = (foot: string, head: string, row: (label: string, sum: string) => Entry[]): Entry[][] => {
    const above = ALL.map((_, at) => pounds(ALL.slice(0, at + 1)));
    const carried = (at: number) => [row(foot, above[at] ?? ""), row(head, above[at] ?? "")];
    return [HEADER, ...ALL.flatMap((one, at) => [payment(one, at), ...(at % 5 === 4 ? carried(at) : [])])];
  };
  const labels: readonly (readonly [string, string])[] = [
    ["c/f", "b/f"],
    ["Carried Fwd to page 2", "Brought Fwd from page 1"],
    ["Page total", "Balance b/f"],
    ["Sub-total c/fwd", "Total from previous page"],
    ["Continued", "Forward"],
  ];

  it.each(labels)("is no payment, whatever stands in its row: %s", (foot, head) => {
    const places: readonly ((label: string, sum: string) => Entry[])[] = [
      (label, sum) => [null, label, null, sum],
      (label, sum) => [null, label, "30/09/2014", sum],
      (label, sum) => ["Place", label, "30/09/2014", sum],
      (label, sum) => [null, null, label, sum],
    ];
    for (const place of places) expect(read(pages(foot, head, place))).toEqual({ amounts: ALL, said: [] });
  });

  it("is asked about where it is no sum of the list, also in a short one", () => {
    const short = [HEADER, [null, "b/f", "01/09/2014", "12.00"], ...ALL.slice(0, 4).map((one, at) => payment(one, at))];
    expect(read(short).said).toEqual(["row-in-doubt D2"]);
    expect(read(short.with(1, ["Place", "BF Ltd", "01/09/2014", "12.00"])).said).toEqual([]);
  });
});

describe("a second row of headers below the first", () => {
  const rows = list(nothing, nothing);

  it("is none of the list, in another language or as what to enter", () => {
    for (const below of [
      ["Cyfarwyddiaeth", "Cyflenwr", "Dyddiad", "Swm"],
      ["Part of the council", "Who was paid", "Day, month and year", "Pounds, net of tax"],
    ]) {
      expect(read(rows.toSpliced(1, 0, below)).amounts).toEqual(ALL);
    }
  });

  it.each([
    [["Place", "A Ltd", "tbc", "pending"]],
    [["Place", "A Ltd", "unknown", "see invoice"]],
    [["Place", "A Ltd", "Monday", "redacted"]],
    [["Place", "A Ltd", "Monday", "1,200"]],
    [["Place", "A 2 Ltd", "Monday", "Unpaid"]],
  ])("is a payment that is spoilt where it is like %j", (below) => {
    expect(read(rows.toSpliced(1, 0, below)).amounts).toHaveLength(ALL.length + 1);
  });
});

describe("a total that has a day or a directorate besides", () => {
  it.each<[string, (name: string, sum: string) => Entry[]]>([
    ["a directorate", (name, sum) => [name, "Sub Total", null, sum]],
    ["a day", (name, sum) => [null, `${name} Total`, "30/09/2014", sum]],
  ])("is one where all are the sums of their rows: %s", (_, row) => {
    expect(read(list(nothing, (name, sum) => [row(name, sum)]))).toEqual({ amounts: ALL, said: [] });
  });

  it("is one in a short list too, below the name that it is of or where it is called so and nothing else", () => {
    const short = ALL.slice(0, 4).map((one, at) => payment(one, at));
    const named = [
      ["Adults", "A Ltd", "01/09/2014", "1.00"],
      [null, "A Ltd Total", "30/09/2014", "1.00"],
    ];
    expect(read([HEADER, ...named, ...short]).amounts).toEqual([100, ...ALL.slice(0, 4)]);
    const total = [null, "Total", "30/09/2014", pounds(ALL.slice(0, 4))];
    expect(read([HEADER, ...short, total])).toEqual({ amounts: ALL.slice(0, 4), said: [] });
    expect(read([HEADER, ...short, [null, "Total", "30/09/2014", "1.00"]]).said).toEqual(["row-in-doubt D6"]);
  });

  it("is counted and asked about where it is no sum", () => {
    const rows = [...list(nothing, nothing), ["Place", "Energy Total", "30/09/2014", "600.00"]];
    expect(read(rows)).toEqual({ amounts: [...ALL, 60_000], said: ["row-in-doubt D16"] });
  });
});

describe("rows without a day where all others have one", () => {
  const rows = ALL.slice(0, 6).map((one, at) => payment(one, at));
  const parts = (label: (at: number) => string | null, penny = 0): Entry[][] => [
    HEADER,
    ...[0, 2, 4].flatMap((at) => {
      const sum = ALL.slice(at, at + 2).reduce((all, one) => all + one, penny);
      return [...rows.slice(at, at + 2), [null, label(at), null, (sum / 100).toFixed(2)]];
    }),
  ];

  it("are totals where several are the sums of few rows, whatever they are called", () => {
    for (const label of [(at: number) => ["Adults", "Roads", "Parks"][at / 2] ?? "", () => null]) {
      expect(read(parts(label))).toEqual({ amounts: ALL.slice(0, 6), said: [] });
    }
  });

  it("are asked about in a short list where they are none", () => {
    expect(read(parts((at) => `Fund ${at}`, 7)).said).toEqual(["row-in-doubt D4"]);
    expect(read(parts(() => null, 7)).said).toEqual(["row-in-doubt D4"]);
  });
});

describe("rows of a list without days that have a name and a sum alone", () => {
  const header: Entry[] = ["Transaction number", "Supplier", "Amount"];
  const paid = (who: string, amounts: readonly number[]) =>
    amounts.map((one, at) => [`R${who}${at}`, who, one.toFixed(2)]);
  const parts: readonly (readonly [string, readonly number[]])[] = [
    ["Alder Ltd", [512.25]],
    ["Birch Ltd", [700.5, 610.75]],
    ["Cedar Ltd", [1250.1]],
    ["Dogwood Ltd", [888.8, 640]],
  ];
  const withSums = (more: number) =>
    parts.flatMap(([who, all]) => [...paid(who, all), [null, who, (all.reduce((a, b) => a + b) + more).toFixed(2)]]);

  it("are asked about where each is the sum of those above it, however few", () => {
    expect(read([header, ...withSums(0)])).toMatchObject({ said: ["row-in-doubt C3"] });
    expect(read([header, ...withSums(1)]).said).toEqual([]);
  });
});

describe("a row below a heading", () => {
  const header = ["Type", "Amount", "Purpose", "Payee"];
  const paid = (at: number, amount = `${at + 5}00.25`): Entry[] => ["Revenue", amount, "Fees", `Firm ${at} Ltd`];
  const below = (amount: string): Entry[][] => [
    header,
    ["Care"],
    paid(1),
    paid(2),
    ["Roads"],
    paid(3, amount),
    ["Parks"],
    ...[4, 5, 6, 7].map((at) => paid(at)),
  ];

  it.each(["6,163.43 CR", "GBP 1,200.00", "5k", "Redacted", ".."])(
    "does not end the list where its amount is %j",
    (amount) => {
      expect(read(below(amount)).amounts).toHaveLength(7);
    },
  );

  it("ends it where it is the header of something else", () => {
    const codes = [["Codes"], ["Code", "Meaning", "Owner", "Since"], ["A", "Fees", "Care", "2010"]];
    expect(read([...below("12.00"), ...codes]).amounts).toHaveLength(7);
  });
});

describe("a note at the end of a list that begins with days", () => {
  it("is no payment though it names a day", () => {
    const rows = ALL.map((one, at) =>
      payment(one, at)
        .slice(1)
        .toReversed()
        .toSpliced(0, 1, (one / 100).toFixed(2)),
    );
    const dated = rows.map(([amount, day, who]) => [day ?? null, who ?? null, amount ?? null]);
    for (const note of ["Source: finance system, run 2 October 2014", "Published 3 Oct 2014 by the council"]) {
      expect(read([["Date", "Supplier", "Amount"], ...dated, [], [note]]).amounts).toEqual(ALL);
    }
  });
});
