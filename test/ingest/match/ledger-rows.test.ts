import fc from "fast-check";
import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const HEADER = ["Directorate", "Supplier", "Date", "Amount"];

/** A payment of so many pence; as text, as it comes from a delimited file. */
function payment(pence: number, place: number, directorate = "Place"): Entry[] {
  const day = String((place % 28) + 1).padStart(2, "0");
  return [directorate, `Supplier ${place}`, `${day}/09/2014`, (pence / 100).toFixed(2)];
}

function pounds(pence: readonly number[]): string {
  return (pence.reduce((sum, one) => sum + one, 0) / 100).toFixed(2);
}

/** The amounts that are read as payments, in pence, and the rows taken for totals. */
function read(rows: Rows) {
  const { tables, findings } = readWorkbook(bookOf(sheetOf(rows)), spending, "2014-09", "306");
  const table = tables.get("payments");
  const said = codes(findings).filter((one) => /^t/.test(one));
  return { amounts: plainRows(table, ["amount"]), totals: (table?.totals ?? []).map(({ row }) => row), said };
}

describe("rows of a ledger", () => {
  const pence = [252_270, 512_595, 364_462, 123_456];
  const paid = pence.map((one, place) => payment(one, place));
  const amounts = pence.map(String);

  it("are all read where the header comes again, whatever their numbers look like", () => {
    expect(read([HEADER, ...paid, HEADER, ...paid]).amounts).toEqual([...amounts, ...amounts]);
    expect(read([HEADER, ...paid, [], HEADER, ...paid]).amounts).toEqual([...amounts, ...amounts]);
  });

  it("are read above a header that comes again, though all of one could be part of a header: a payment of £2,010", () => {
    const year = ["Place", "Supplier 9", "30/09/2014", "2010"];
    expect(read([HEADER, ...paid, year, HEADER, ...paid]).amounts).toEqual([...amounts, "201000", ...amounts]);
    const undated = (amount: string): Entry[] => ["A Ltd", amount];
    const list = [["Supplier", "Amount"], undated("2010"), undated("2011"), ["Supplier", "Amount"], undated("5")];
    expect(read(list).amounts).toEqual(["201000", "201100", "500"]);
  });

  it("are all read where each holds texts that are headers elsewhere", () => {
    const rows = Array.from({ length: 60 }, (_, at) => [...payment(50_025 + at, at), "Supplier", "Invoice number"]);
    expect(read([[...HEADER, "Payee type", "Kind"], ...rows]).amounts).toEqual(
      rows.map((_, at) => String(50_025 + at)),
    );
  });

  it("are all read where one of them holds two texts that are headers", () => {
    const odd = [...payment(123_456, 7).slice(0, 3), "1234.56", "Supplier", "Invoice number"];
    const rows = [[...HEADER, "Type", "Kind"], ...paid, odd, ...paid];
    expect(read(rows)).toMatchObject({ amounts: [...amounts, "123456", ...amounts], said: [] });
  });

  it("are all read where some have no day, no pence and texts that are headers, one of them over a year", () => {
    const at = (place: number) => (place === 13 ? "2067" : String(3193 + place));
    const rows = Array.from({ length: 30 }, (_, place): Entry[] => {
      return place % 4 === 0 ? ["Creditor", "Purpose", at(place)] : [`Firm ${place}`, "Fuel", at(place)];
    });
    const odd: Entry[] = ["Creditor", "Purpose", "2067"];
    const { amounts: all } = read([["Supplier", "Description", "Amount"], ...rows, odd, ...rows]);
    expect(all).toHaveLength(61);
  });

  it("are not the totals of their days, which stand where the days are", () => {
    const days = pence.map((one, place) => [
      [`0${place + 1}/09/2014`, `S${place}`, (one / 100).toFixed(2)],
      [`0${place + 1}/09/2014 Total`, null, (one / 100).toFixed(2)],
    ]);
    expect(read([["Payment Date", "Supplier Name", "Amount"], ...days.flat()]).amounts).toEqual(amounts);
  });

  it("are not made of numbered notes and pages that stand where the days are", () => {
    const header = ["Payment Date", "Supplier Name", "Amount"];
    const list = pence.map((one, place) => [`0${place + 1}/09/2014`, `S${place}`, (one / 100).toFixed(2)]);
    const notes = [["1. Amounts are net of VAT that is recovered"], ["Page 1 of 3"], ["2. Section 40: see 3"]];
    expect(read([header, ...list, [], ...notes]).amounts).toEqual(amounts);
    const others = list.map(([day = "", name = "", amount = ""]) => [day, `${name}b`, `1${amount}`]);
    expect(read([header, ...list, [], ["Page 1"], [], header, ...others]).amounts).toHaveLength(2 * amounts.length);
    const spoilt = [
      ["1st of Sep", "S8", "12.50"],
      ["not known, 3 to come", "S9", "13.50"],
    ];
    expect(read([header, ...list, ...spoilt]).amounts).toEqual([...amounts, "1250", "1350"]);
  });

  it("have the name above them where names stand once, in order, as in a pivot table", () => {
    const suppliers = (names: readonly (string | null)[]) => {
      const rows = names.map((name, at): Entry[] => ["Place", name, `0${at + 1}/09/2014`, "500.25"]);
      const { tables } = readWorkbook(bookOf(sheetOf([HEADER, ...rows])), spending, "2014-09", "306");
      return plainRows(tables.get("payments"), ["supplier"]);
    };
    const names = ["Able", null, "Baker", "Cook", null, "Dale", "Earl"];
    expect(suppliers([...names, "Ford"])).toEqual(["Able", "Able", "Baker", "Cook", "Cook", "Dale", "Earl", "Ford"]);
    expect(suppliers(names)).not.toEqual(["Able", "Able", "Baker", "Cook", "Cook", "Dale", "Earl"]);
  });

  it("are not taken from a line drawn with signs", () => {
    for (const line of ["---", ":---:", "=====", "________"]) {
      const drawn = HEADER.map(() => line);
      expect(read([HEADER, drawn, ...paid, drawn]).amounts).toEqual(amounts);
    }
  });

  it("are not counted twice by a total that nothing names", () => {
    expect(read([HEADER, ...paid, [null, null, null, pounds(pence)]])).toMatchObject({ amounts, totals: [6] });
  });

  it("are not counted twice by a total that is named where a day would be, whether or not it adds up", () => {
    expect(read([HEADER, ...paid, [null, null, "Total", "99.99"]])).toMatchObject({ amounts, totals: [6] });
  });

  describe("of which there are many", () => {
    const many = Array.from({ length: 12 }, (_, place) => 100_000 + 7919 * place);
    const rows: Rows = [HEADER, ...many.map((one, place) => payment(one, place))];
    const all = many.map(String);

    it.each<[string, Entry[]]>([
      ["called by any other name", [null, "Balance", null, pounds(many)]],
      ["with words behind it", [null, "Grand Total (net of VAT)", null, pounds(many)]],
      ["with the last day of the month", [null, "Total", "30/09/2014", pounds(many)]],
    ])("are not counted twice by their sum %s", (_, sum) => {
      expect(read([...rows, sum])).toMatchObject({ amounts: all, totals: [14] });
    });

    it("are payments where they are not the sum, or few come to it", () => {
      const other = (many.reduce((sum, one) => sum + one, 0) + 1) / 100;
      expect(read([...rows, [null, "Balance", null, other.toFixed(2)]]).amounts.length).toBe(13);
      expect(read([...rows, [null, "Total", "30/09/2014", other.toFixed(2)]]).amounts.length).toBe(13);
      expect(read([...rows.slice(0, 10), [null, "A Ltd", null, pounds(many.slice(0, 9))]]).amounts.length).toBe(10);
    });
  });

  it("are not counted twice by what a page carries forward, and the next brings forward", () => {
    const sum = pounds(pence);
    const pages = [HEADER, ...paid, [null, "Carried forward", null, sum], [null, "B/f", null, sum], payment(5000, 9)];
    expect(read(pages)).toMatchObject({ amounts: [...amounts, "5000"], totals: [6, 7] });
    const other = pages.map((row) => row.map((one) => (one === sum ? "77.00" : one)));
    expect(read(other).amounts).toEqual([...amounts, "7700", "7700", "5000"]);
  });

  it("are not counted twice by the totals of their parts, be a part one payment", () => {
    const [first = 0, ...others] = pence;
    const rows = [
      HEADER,
      payment(first, 0, "Adults"),
      ["Adults Total", null, null, pounds([first])],
      ...others.map((one, place) => payment(one, place, "Place")),
      ["Place Total", null, null, pounds(others)],
      ["Grand Total", null, null, pounds(pence)],
    ];
    expect(read(rows)).toMatchObject({ amounts, totals: [3, 7, 8] });
  });

  it("stay payments where they only look like totals", () => {
    const rest = [null, null, null, "99.99"];
    expect(read([HEADER, ...paid, rest]).amounts).toEqual([...amounts, "9999"]);
    const gas = ["Place", "Total Gas Ltd", "30/09/2014", pounds(pence)];
    expect(read([HEADER, ...paid, gas])).toMatchObject({ amounts: [...amounts, "1252783"], totals: [] });
    const dated = [null, "Total Gas Ltd", "30/09/2014", pounds(pence)];
    expect(read([HEADER, ...paid, dated])).toMatchObject({ amounts: [...amounts, "1252783"], totals: [] });
    const undated: Rows = [["Supplier", "Amount"], ...pence.map((one) => ["A Ltd", pounds([one])])];
    expect(read([...undated, ["Total Gas Ltd", "12.00"]]).amounts).toEqual([...amounts, "1200"]);
    expect(
      read([
        ["Supplier", "Amount"],
        ["A Ltd", "12.00"],
        ["Total Gas Ltd", "12.00"],
      ]).amounts,
    ).toEqual(["1200", "1200"]);
  });

  it("are parts of one list under the same headers only", () => {
    const week = (title: string, header: readonly Entry[], rows: Rows): Rows => [[title], [...header], ...rows, []];
    const other = ["Directorate", "Payee", "Date", "Amount"];
    const [first, second] = [paid.slice(0, 2), paid.slice(2)];
    expect(read([...week("Week 1", HEADER, first), ...week("Week 2", HEADER, second)])).toMatchObject({
      amounts,
      said: ["table-in-parts"],
    });
    const fee = Array.from({ length: 4 }, () => payment(300_000, 7));
    expect(read([...week("Week 1", HEADER, fee), ...week("Week 2", HEADER, [...fee.slice(3), ...paid])])).toMatchObject(
      {
        amounts: [...Array.from({ length: 5 }, () => "300000"), ...amounts],
        said: ["table-in-parts"],
      },
    );
    expect(read([...week("Paid", HEADER, first), ...week("Due", other, second)])).toMatchObject({
      said: ["two-tables"],
    });
  });

  it("are parts of one list where each page has a title of its own above the headers, with its number", () => {
    const page = (number: number, rows: Rows, above = `Page ${number} of 2`): Rows => [
      ["City Council", null, null, null],
      [`Run 0${number}/10/2014`, null, "Printed by A", above],
      HEADER,
      ...rows,
      [],
    ];
    const [first, second] = [paid.slice(0, 2), paid.slice(2)];
    expect(read([...page(1, first), ...page(2, second)])).toMatchObject({ amounts, said: ["table-in-parts"] });
    expect(read([...page(1, first, "Due 2014"), ...page(2, second, "Due 2013")])).toMatchObject({
      said: ["two-tables"],
    });
  });

  it("are each read once, wherever headers come again and parts are added up", () => {
    const part = fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.record({ part, again: fc.boolean() }), { minLength: 1, maxLength: 5 }), (parts) => {
        const rows = parts.flatMap(({ part: own, again }, place): Entry[][] => [
          ...(again && place > 0 ? [HEADER] : []),
          ...own.map((one, at) => payment(one, place * 10 + at, `Part ${place}`)),
        ]);
        const all = parts.flatMap(({ part: own }) => own.map(String));
        expect(read([HEADER, ...rows]).amounts).toEqual(all);
        const added = parts.flatMap(({ part: own }, place): Entry[][] => [
          ...own.map((one, at) => payment(one, place * 10 + at, `Part ${place}`)),
          [`Part ${place} total`, null, null, pounds(own)],
        ]);
        expect(read([HEADER, ...added]).amounts).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });
});
