import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, numberCell, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const AMOUNTS = [1250.5, -640.15, 12890.4, 700, -35.2, 810, 512.25, 99.99];

/** Payments with what was paid in one column and what came back in another. */
function apart(headers: readonly [string, string], show = (one: number): Entry => one.toFixed(2)): Rows {
  const sides = (one: number): Entry[] => (one < 0 ? [null, show(-one)] : [show(one), null]);
  return [
    ["Supplier", "Date", ...headers],
    ...AMOUNTS.map((one, at) => [`S${at}`, `0${at + 1}/09/2014`, ...sides(one)]),
  ];
}

function read(rows: Rows) {
  const { tables, findings } = readWorkbook(bookOf(sheetOf(rows)), spending, "2014-09", "306");
  const values = (tables.get("payments")?.rows ?? []).flatMap(({ values: { amount } }) => amount ?? []);
  const said = findings.filter(({ severity }) => severity !== "note");
  return {
    pence: values.map(({ value }) => Number(value)),
    cells: values.map(({ cell }) => cell),
    said: said.map(({ code, severity, place: { cell } }) => `${severity} ${code} ${cell ?? ""}`),
  };
}

const PENCE = AMOUNTS.map((one) => Math.round(one * 100));
const ASKED = ["query credits-apart D1"];

describe("amounts in two columns, what was paid and what came back", () => {
  it.each<[string, string]>([
    ["Debit", "Credit"],
    ["DR", "CR"],
    ["Debit amount (£)", "Credit amount (£)"],
    ["Paid out", "Paid in"],
    ["Payments", "Receipts"],
    ["Expenditure", "Income"],
    ["Invoice value", "Credit note value"],
    ["Amount", "Credits"],
    ["Net amount", "Less refunds"],
  ])("are read as one and asked about: %s and %s", (...headers) => {
    expect(read(apart(headers))).toMatchObject({ pence: PENCE, said: ASKED });
  });

  it("lead each to the cell in which it stands", () => {
    expect(read(apart(["Debit", "Credit"])).cells.slice(0, 3)).toEqual(["C2", "D3", "C4"]);
  });

  it.each<[string, (one: number) => Entry]>([
    ["numbers, and not texts", (one) => numberCell(one, one.toFixed(2))],
    ["written with pounds and commas", (one) => `£${one.toLocaleString("en-GB", { minimumFractionDigits: 2 })}`],
  ])("are read where they are %s", (_, show) => {
    expect(read(apart(["Debit", "Credit"], show))).toMatchObject({ pence: PENCE, said: ASKED });
  });

  it.each(["0.00", " - ", "\u2013", 0])("are read where the other side has %j for nothing", (nothing) => {
    const [header = [], ...rows] = apart(["Debit", "Credit"]);
    const filled = rows.map((row) => row.map((cell) => cell ?? nothing));
    expect(read([header, ...filled])).toMatchObject({ pence: PENCE, said: ASKED });
  });

  it("keep the minus that what came back has of its own", () => {
    const [header = [], ...rows] = apart(["Debit", "Credit"]);
    const signed = rows.map(([supplier = "", day = "", paid = null, back = null]) => [
      supplier,
      day,
      paid,
      back === null ? null : `-${String(back)}`,
    ]);
    expect(read([header, ...signed])).toMatchObject({ pence: PENCE, said: ASKED });
    const mixed = signed.map((row, at) => (at === 1 ? ["S1", "02/09/2014", null, "640.15"] : row));
    expect(read([header, ...mixed]).said).toEqual(["error missing-column "]);
  });

  it("do not take the totals of both for a payment", () => {
    const totals = ["Total", null, "16263.14", "675.35"];
    expect(read([...apart(["Debit", "Credit"]), totals])).toMatchObject({ pence: PENCE, said: ASKED });
  });

  it("are an error where a payment has both", () => {
    const both = ["S9", "09/09/2014", "10.00", "4.00"];
    expect(read([...apart(["Debit", "Credit"]), both]).said).toEqual(["error credits-apart D1"]);
  });

  it("are none where many rows have both", () => {
    const sides = [...Array(4).fill([null, "4.00"]), ...Array(3).fill(["9.00", "4.00"]), ["9.00", null]];
    const rows = sides.map((own: Entry[], at) => [`S${at}`, `0${at + 1}/09/2014`, ...own]);
    expect(read([["Supplier", "Date", "Debit", "Credit"], ...rows]).said).toEqual(["error missing-column "]);
  });

  it("are left alone beside the amounts themselves", () => {
    const [header = [], ...rows] = apart(["Debit", "Credit"]);
    const whole = [[...header, "Amount"], ...rows.map((row, at) => [...row, String(AMOUNTS[at])])];
    expect(read(whole)).toMatchObject({ pence: PENCE, said: [] });
  });

  it.each<[string, string, Entry]>([
    ["Amount", "Credit", "5000.00"],
    ["Amount", "Credit", null],
    ["Amount", "VAT", "0.00"],
  ])("are none where %s and %s stand beside one another with %j", (amount, other, beside) => {
    const rows = AMOUNTS.map((one, at) => [`S${at}`, `0${at + 1}/09/2014`, one.toFixed(2), beside]);
    expect(read([["Supplier", "Date", amount, other], ...rows])).toMatchObject({ pence: PENCE, said: [] });
  });

  it("say what cannot be read on the side on which it stands", () => {
    const odd = ["S9", "09/09/2014", null, "gone"];
    expect(read([...apart(["Debit", "Credit"]), odd]).said).toEqual([
      "query credits-apart D1",
      "error not-a-number D10",
    ]);
  });
});
