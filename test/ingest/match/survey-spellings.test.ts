import { expect, it } from "vitest";
import directPayments from "../../../packages/core/src/collections/direct-payments.ts";
import personalBudgets from "../../../packages/core/src/collections/personal-budgets.ts";
import { codes, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

const asked = (all: readonly string[]) =>
  all.filter((one) => /^(?:column-taken|missing-column|no-table people)/.test(one));

it.each(["PSD client group", "Service user type", "User group"])("%s is whom a survey's row is about", (group) => {
  const header: Entry[] = [group, "Age range", "Ongoing support", "Ongoing PBs", "of which DP", "LA managed", "Mixed"];
  const rows: Entry[][] = [
    [...header, "One-off PBs", "NI 130 base", "Forecast at next April"],
    ["Carers", "18-64", 90, 60, 30, 20, 10, 5, 400, 70],
    ["Mental health", "65+", 80, 50, 20, 20, 10, 5, 300, 60],
  ];
  const { findings } = readWorkbook(bookOf(sheetOf(rows)), personalBudgets, "2010-03-31", "102");
  expect(asked(codes(findings))).toEqual([]);
});

it.each(["LA code", "ONS code", "GSS code"])("%s is the council of a row", (council) => {
  const rows: Entry[][] = [
    [council, "A4.20", "A4.10", "H4"],
    ["102", 700, 300, 120],
    ["323", 900, 400, 80],
  ];
  const { findings } = readWorkbook(bookOf(sheetOf(rows)), directPayments, "2009-10");
  expect(asked(codes(findings))).toEqual([]);
});
