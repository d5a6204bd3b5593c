import { describe, expect, it } from "vitest";
import { amount, count, rate } from "../../../packages/core/src/collections/columns.ts";
import type { Cell } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { type NumberColumn, readNumber } from "../../../packages/core/src/ingest/normalise/read-number.ts";
import { statusReader } from "../../../packages/core/src/ingest/normalise/read-status.ts";

const people = count({ headers: ["N"], description: "N.", unit: "people" });
const pounds = amount({ headers: ["N"], description: "N." });
const refunds = amount({ headers: ["N"], description: "N.", negative: true });
const percent = rate({ headers: ["N"], description: "N." });
const status = statusReader({ "-": "low", "..": "x", "N/A": "z", "< 10": "c", nil: "w" });

function text(value: string): Cell {
  return { kind: "text", value, shown: value };
}

function stored(value: number, more: Partial<Cell> = {}): Cell {
  return { kind: "number", value, shown: String(value), ...more };
}

function read(cell: Cell, column: NumberColumn): string {
  const result = readNumber(cell, column, status);
  if (result.kind !== "read") return result.kind;
  return [result.value, result.status].filter((part) => part !== null).join(" ");
}

describe("a count", () => {
  it.each([
    ["0", "0"],
    ["\u200e420\u200f", "420"],
    ["4\u00ad20\ufeff", "420"],
    ["420", "420"],
    ["1,298,795", "1298795"],
    ["1 298 795", "1298795"],
    ["1\u00a0234", "1234"],
    ["1\u2009234", "1234"],
    [" 42 ", "42"],
    ["'42", "42"],
    ["+42", "42"],
    ["12.0", "12"],
    ["12.", "12"],
    ["１２３", "123"],
    ["1.1E+08", "110000000"],
    ["1e3", "1000"],
    ["51,230 (1)", "51230"],
    ["1,234*", "1234"],
    ["1,234 \u2020", "1234"],
    ["605\u00b2", "605"],
    ["605[2]", "605"],
    ["605 [note 2]", "605"],
    ["605[r]", "605 r"],
    ["605 [e]", "605 e"],
    ["1,234r", "1234 r"],
    ["605 p", "605 p"],
    ["1'234'567", "1234567"],
    ["1\u2019234", "1234"],
    ["\u2007605\u202f", "605"],
    ["1\u202f234", "1234"],
    ["-0", "0"],
    ["(0)", "0"],
  ])("is read from %j", (typed, expected) => {
    expect(read(text(typed), people)).toBe(expected);
  });

  it.each([
    ["-", "low"],
    ["\u2013", "low"],
    ["..", "x"],
    ["n/a", "z"],
    ["N / A", "z"],
    ["<10", "c"],
    ["Nil", "w"],
    ["[c]", "c"],
    ["[X]", "x"],
    ["[low]", "low"],
    ["[z]", "z"],
  ])("has a status and no value in %j", (typed, expected) => {
    expect(read(text(typed), people)).toBe(expected);
  });

  it.each([
    "about 3,000",
    "TBC",
    "<5",
    "x",
    "...",
    "1,23",
    "12,34,567",
    "605,7392",
    "51,230 (35,415)",
    "12 (5)",
    "1.234,56",
    "£000",
    "47%",
    "12 people",
    "1-2",
    "--5",
    "5 6",
    "1e999",
    "NaN",
    "Infinity",
    "0x1F",
    "9999999999999999999",
    "#",
  ])("is not made of %j", (typed) => {
    expect(read(text(typed), people)).toBe("not-a-number");
  });

  it.each(["-616", "(616)", "616-", "\u2212616", "- 616"])("is never negative, however it is written: %j", (typed) => {
    expect(read(text(typed), people)).toBe("negative");
  });

  it("is whole, but for the noise of binary fractions", () => {
    expect(read(stored(12), people)).toBe("12");
    expect(read(stored(11.9999999999), people)).toBe("12");
    expect(read(stored(12.0000000001), people)).toBe("12");
    expect(read(stored(12.000001), people)).toBe("not-whole");
    expect(read(text("12.5"), people)).toBe("not-whole");
    expect(read(stored(1e21), people)).toBe("not-a-number");
    expect(read(stored(123456789012345), people)).toBe("123456789012345");
  });

  it("is not a cell that shows a percentage, a date or a yes", () => {
    expect(read(stored(0.47, { shown: "47%", format: "0%" }), people)).toBe("not-a-number");
    expect(read({ kind: "date", value: "2010-03-31", shown: "31/03/2010" }, people)).toBe("not-a-number");
    expect(read({ kind: "boolean", value: true, shown: "TRUE" }, people)).toBe("not-a-number");
  });
});

describe("an amount", () => {
  it.each([
    ["£1,200.50", "120050"],
    ["£2,681.94", "268194"],
    ["£ 5", "500"],
    ["1200", "120000"],
    ["1,200.5", "120050"],
    [".5", "50"],
    ["1200.500", "120050"],
    ["GBP 12.00", "1200"],
    ["\u00c2\u00a31,616.10", "161610"],
    ["\ufffd1,616.10", "161610"],
    ["67993711.650000006", "6799371165"],
    ["0.1", "10"],
  ])("is read from %j, in pence", (typed, expected) => {
    expect(read(text(typed), pounds)).toBe(expected);
  });

  it.each(["15p", "1'2", "£000", "1,200.505", "12.345", "£", "$5", "1.200,50", "£5 10s", "£1.234567891m"])(
    "is not made of %j",
    (typed) => {
      expect(read(text(typed), pounds)).toBe("not-a-number");
    },
  );

  it.each([
    ["(616)", "-61600"],
    ["£(616.10)", "-61610"],
    ["(£616.10)", "-61610"],
    ["-£616", "-61600"],
    ["£-616", "-61600"],
    ["616.10-", "-61610"],
    ["£616-", "-61600"],
    ["616.10 CR", "-61610"],
    ["£616.10 Cr.", "-61610"],
    ["616.10 (CR)", "-61610"],
    ["616.10(Cr.)", "-61610"],
    ["616.10 credit", "-61610"],
    ["616.10 (Credit)", "-61610"],
    ["Cr. 616.10", "-61610"],
    ["Credit £616.10", "-61610"],
    ["GBP -616.10", "-61610"],
    ["\u00c2\u00a3-616.10", "-61610"],
    ["(\ufffd616.10)", "-61610"],
    ["GBP (616.10)", "-61610"],
    ["£616cr", "-61600"],
  ])("may be negative where refunds are right: %j", (typed, expected) => {
    expect(read(text(typed), refunds)).toBe(expected);
    expect(read(text(typed), pounds)).toBe("negative");
  });

  it.each(["CR 616.10", "cr616.10", "CR £616.10"])("is what a ledger credits, the letters before it: %j", (typed) => {
    expect(read(text(typed), refunds)).toBe("-61610");
    expect(read(text(typed.replace(/cr/i, "DR")), pounds)).toBe("61610");
    expect(read(text(`${typed} CR`), refunds)).toBe("not-a-number");
    expect(read(text(typed.replace("616", "-616")), refunds)).toBe("not-a-number");
  });

  it.each(["616.10 Dr.", "616.10 (DR)", "616.10 debit", "Dr. 616.10", "Debit 616.10"])(
    "is what it debits: %j",
    (typed) => {
      expect(read(text(typed), pounds)).toBe("61610");
    },
  );

  it.each([
    "(616.10) CR",
    "616.10- CR",
    "616.10 C",
    "616.10 C/R",
    "616.10 (CR",
    "616.10 credits",
    "616.10 credit card",
  ])("is no credit where that is said twice, or something else may be: %j", (typed) => {
    expect(read(text(typed), refunds)).toBe("not-a-number");
  });

  it.each(["616.10 DR", "£616.10dr"])("is what a ledger debits: %j", (typed) => {
    expect(read(text(typed), pounds)).toBe("61610");
  });

  it.each([
    ["£1.2m", "120000000"],
    ["£1.2 million", "120000000"],
    ["1.234567 mn", "123456700"],
    ["£350k", "35000000"],
    ["£350 thousand", "35000000"],
    ["3bn", "300000000000"],
    ["(£1.2m)", "-120000000"],
    ["-5K", "-500000"],
  ])("is read exactly from %j, and said to be written short", (typed, expected) => {
    expect(read(text(typed), refunds)).toBe(expected);
    expect(readNumber(text(typed), refunds, status)).toMatchObject({ isShort: true });
    expect(readNumber(text("1200"), refunds, status)).not.toHaveProperty("isShort");
  });

  it("says so where a text gives it as a power of ten, as which it may have been cut short", () => {
    expect(readNumber(text("1.23E+05"), refunds, status)).toMatchObject({ value: 12_300_000n, isCut: true });
    expect(readNumber(text("0.00E+00"), refunds, status)).not.toHaveProperty("isCut");
    expect(readNumber(stored(123_456, { shown: "1.23E+05" }), refunds, status)).not.toHaveProperty("isCut");
    expect(readNumber(text("1.2m"), refunds, status)).not.toHaveProperty("isCut");
  });

  it("in a column in thousands is a thousand times what its cells say, to the penny", () => {
    const thousands = { power: 3 };
    expect(readNumber(stored(51.23), pounds, status, thousands)).toMatchObject({ value: 5_123_000n });
    expect(readNumber(text("1,234.56789"), pounds, status, thousands)).toMatchObject({ value: 123_456_789n });
    expect(readNumber(text("1.2345678"), pounds, status, thousands)).toMatchObject({ kind: "not-a-number" });
    expect(readNumber(text("£1.2m"), pounds, status, thousands)).toMatchObject({ value: 120_000_000n });
    expect(readNumber(text(".."), pounds, status, thousands)).toMatchObject({ value: null, status: "x" });
    expect(readNumber(stored(1500), pounds, status, { power: -3 })).toMatchObject({ value: 150n });
    expect(readNumber(stored(1505), pounds, status, { power: -3 })).toMatchObject({ kind: "not-a-number" });
  });

  it("is exact to the penny from a double", () => {
    expect(read(stored(67993711.65), pounds)).toBe("6799371165");
    expect(read(stored(0.1 + 0.2), pounds)).toBe("30");
    expect(read(stored(1.005), pounds)).toBe("not-a-number");
    expect(read(stored(-2.5), refunds)).toBe("-250");
  });

  it("is rounded half away from zero where a formula worked it out", () => {
    expect(read(stored(1234.565, { formula: true }), pounds)).toBe("123457");
    expect(read(stored(-1234.565, { formula: true }), refunds)).toBe("-123457");
  });
});

describe("a percentage", () => {
  it("is the number shown where the cell has a percent format, and the number itself where it has none", () => {
    expect(read(stored(0.475, { shown: "47.5%", format: "0.0%" }), percent)).toBe("47500000");
    expect(read(stored(0.475), percent)).toBe("475000");
    expect(read(stored(47.5, { format: '0.0" %"' }), percent)).toBe("47500000");
    expect(read(text("47.5%"), percent)).toBe("47500000");
    expect(read(text("47.5 per cent"), percent)).toBe("47500000");
    expect(read(text("0.475"), percent)).toBe("475000");
    expect(read(text("-3.2"), percent)).toBe("-3200000");
  });

  it("is kept to six places", () => {
    expect(read(stored(82.41379310344828), percent)).toBe("82413793");
    expect(read(stored(0.07, { format: "0%" }), percent)).toBe("7000000");
  });
});
