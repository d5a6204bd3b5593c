import { SSF } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { numberFormat } from "../../../packages/core/src/ingest/decode/number-format/number-format.ts";

const show = (code: string, value: number) => numberFormat(code, false).show(value);

describe("numberFormat shows a number as the sheet does", () => {
  test.each<[string, number, string]>([
    ["", 1234.5, "1234.5"],
    ["General", 0.1 + 0.2, "0.3"],
    ["General", 1 / 3, "0.333333333"],
    ["General", 123456789012, "1.23457E+11"],
    ["0", 2.5, "3"],
    ["0.0%", 0.475, "47.5%"],
    ["0%", 0.285, "29%"],
    ["#,##0", 1234567, "1,234,567"],
    ["#,##0.00", -1234.567, "-1,234.57"],
    ["#,##0;(#,##0)", -616, "(616)"],
    ["#,##0,", 1234567, "1,235"],
    ['#,##0," k"', 1234567, "1,235 k"],
    ["£#,##0.00", 2681.94, "£2,681.94"],
    ["[$£-809]#,##0", 1200, "£1,200"],
    ['_-"£"* #,##0.00_-;-"£"* #,##0.00_-', -5, "-£5.00 "],
    ["00000", 7, "00007"],
    ["0.00", 1.005, "1.01"],
    ["0.00E+00", 12345, "1.23E+04"],
    ['0;-0;"nil"', 0, "nil"],
    ['[<5]"under five";0', 3, "under five"],
    ["[Red]0", -3, "-3"],
    ["# ?/?", 0.5, "0.5"],
    ["# ?/4", 0.75, "0.75"],
    ['# ??/16" miles"', 2.5, "2.5 miles"],
    ['[<0]"";0%', -0.25, ""],
    ["[<0](0);0", -3, "(3)"],
    ['[>0]0;[<0](0);"-"', -3, "(3)"],
    ["[>=0]0;(0)", -3, "(3)"],
    ["[>100]0;0.0", -3, "-3.0"],
    ["[$-F800]dddd, mmmm dd, yyyy", 40268, "31 March 2010"],
    ["[$-F400]h:mm:ss AM/PM", 0.75, "18:00:00"],
    ["@", 7, "7"],
    ["dd/mm/yyyy", 40268, "31/03/2010"],
    ["dd.mm.yyyy", 40268, "31.03.2010"],
    ["[$-809]dd mmmm yyyy;@", 40268, "31 March 2010"],
    ["mmm-yy", 41883, "Sep-14"],
    ["ddd d mmm", 40268, "Wed 31 Mar"],
    ["yyyy-mm-dd hh:mm:ss", 41883.4237268519, "2014-09-01 10:10:10"],
    ["h:mm AM/PM", 0.75, "6:00 PM"],
    ["[h]:mm", 1.5, "36:00"],
    ["mm:ss.0", 0.00001, "00:00.9"],
    ["dd/mm/yyyy", 0, "00/01/1900"],
    ["dd/mm/yyyy", -1, "########"],
  ])("%s of %d", (code, value, expected) => {
    expect(show(code, value)).toBe(expected);
  });

  test.each<[string, boolean]>([
    ["dd/mm/yyyy", true],
    ["mmm-yy", true],
    ["yyyy", true],
    ["d mmm yyyy h:mm", true],
    ["h:mm", false],
    ["[h]:mm:ss", false],
    ["mm:ss", false],
    ["0.00", false],
    ["General", false],
    ['0 "days"', false],
    ["[Red]0", false],
    ['"Year" 0', false],
    ["\\d0", false],
    ["@", false],
  ])("%s shows a date: %s", (code, isDate) => {
    expect(numberFormat(code, false).isDate).toBe(isDate);
  });

  test("a code longer than Excel takes is General", () => {
    expect(show("0".repeat(300), 5)).toBe("5");
  });

  test("it agrees with another formatter", () => {
    const codes = [
      "0",
      "0.0",
      "#,##0",
      "#,##0.00",
      "0%",
      "0.0%",
      "#,##0;[Red]-#,##0",
      "0.00E+00",
      "dd/mm/yyyy",
      "d-mmm-yy",
      "h:mm:ss",
      "[h]:mm",
    ];
    const values = [0, 1, 12.5, 0.0625, 99.75, 1234.25, 1e6, 123456789.5, 40268, 41883.25, 61, 2958465];
    const format: (code: string, value: number) => string = SSF.format;
    for (const code of codes) {
      for (const value of values) {
        if (/[dmyh]/.test(code) && value > 2_958_465) continue;
        expect(`${code} ${value} ${show(code, value)}`).toBe(`${code} ${value} ${format(code, value)}`);
      }
    }
  });
});
