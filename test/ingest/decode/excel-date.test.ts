import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excelDate } from "../../../packages/core/src/ingest/decode/excel-date.ts";

describe("excelDate reads a serial number as Excel shows it", () => {
  test.each<[number, boolean, string | undefined]>([
    [1, false, "1900-01-01"],
    [31, false, "1900-01-31"],
    [32, false, "1900-02-01"],
    [59, false, "1900-02-28"],
    [60, false, "1900-02-29"],
    [61, false, "1900-03-01"],
    [40268, false, "2010-03-31"],
    [40268.5, false, "2010-03-31T12:00:00"],
    [40268.999999999, false, "2010-04-01"],
    [41883.4237268519, false, "2014-09-01T10:10:10"],
    [2958465, false, "9999-12-31"],
    [2958466, false, undefined],
    [0, false, undefined],
    [0.75, false, undefined],
    [-1, false, undefined],
    [Number.NaN, false, undefined],
    [0, true, "1904-01-01"],
    [38806, true, "2010-03-31"],
    [2957003, true, "9999-12-31"],
    [2957004, true, undefined],
  ])("%d in the 1904 system %s is %s", (serial, date1904, expected) => {
    expect(excelDate(serial, date1904)).toBe(expected);
  });

  test("the two systems are 1462 days apart", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_900_000 }), (serial) => {
        expect(excelDate(serial, true)).toBe(excelDate(serial + 1462, false));
      }),
    );
  });

  test("a day later is a day later", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
        const day = Date.parse(`${excelDate(serial, false)}T00:00:00Z`);
        expect(Date.parse(`${excelDate(serial + 1, false)}T00:00:00Z`) - day).toBe(86_400_000);
      }),
    );
  });
});
