import { describe, expect, it } from "vitest";
import {
  divideRounded,
  formatUnscaled,
  parseDecimal,
  rescale,
  roundToMultiple,
} from "../../packages/core/src/exact/decimal.ts";
import { groupDigits } from "../../packages/core/src/exact/group-digits.ts";

describe("formatUnscaled", () => {
  it.each([
    [0n, 0, "0"],
    [0n, 2, "0.00"],
    [5n, 2, "0.05"],
    [-5n, 2, "-0.05"],
    [268194n, 2, "2681.94"],
    [2681900n, 2, "26819.00"],
    [-1n, 0, "-1"],
    [82_400_000n, 6, "82.400000"],
    [999_999_999_999_999_999n, 2, "9999999999999999.99"],
  ])("writes %s at scale %s as %s", (value, scale, text) => {
    expect(formatUnscaled(value, scale)).toBe(text);
  });
});

describe("parseDecimal", () => {
  it.each([
    ["0", 0n, 0],
    ["2681.94", 268194n, 2],
    ["-0.05", -5n, 2],
    ["+7", 7n, 0],
    ["1.50", 150n, 2],
    ["5.", 5n, 0],
    [".5", 5n, 1],
    ["9007199254740993.01", 900719925474099301n, 2],
  ])("reads %s", (text, unscaled, scale) => {
    expect(parseDecimal(text)).toEqual({ unscaled, scale });
  });

  it.each(["", ".", "-", "+.", "1,000", "1e5", " 1", "1 ", "£1", "1.2.3", "--1", "NaN", "0x10", "1\n", "٣"])(
    "does not read %j",
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it("does not read a text too long to be a number of anything", () => {
    expect(parseDecimal("9".repeat(1_000_000))).toBeUndefined();
  });
});

describe("rounding", () => {
  it.each([
    [12n, 10n],
    [13n, 15n],
    [-12n, -10n],
    [-13n, -15n],
    [0n, 0n],
    [2n, 0n],
    [395_669n, 395_670n],
  ])("takes %s to the nearest 5 as %s", (value, rounded) => {
    expect(roundToMultiple(value, 5n)).toBe(rounded);
  });

  it("takes a half away from zero, never to the even neighbour", () => {
    expect(roundToMultiple(5n, 10n)).toBe(10n);
    expect(roundToMultiple(25n, 10n)).toBe(30n);
    expect(roundToMultiple(-25n, 10n)).toBe(-30n);
    expect(rescale(25n, 1, 0)).toBe(3n);
    expect(rescale(-25n, 1, 0)).toBe(-3n);
    expect(divideRounded(1n, 8n, 2)).toBe(13n);
    expect(divideRounded(-1n, 8n, 2)).toBe(-13n);
  });

  it("gives a published percentage from its two numbers", () => {
    expect(divideRounded(100n * 395_670n, 480_105n, 1)).toBe(824n);
    expect(divideRounded(100n * 376_000n, 1_500_000n, 1)).toBe(251n);
  });

  it("refuses to divide by zero or to round to nothing", () => {
    expect(() => divideRounded(1n, 0n, 1)).toThrow(RangeError);
    expect(() => roundToMultiple(1n, 0n)).toThrow(RangeError);
  });
});

describe("groupDigits", () => {
  it.each([
    ["0", "0"],
    ["999", "999"],
    ["1000", "1,000"],
    ["-1234567.5000", "-1,234,567.5000"],
    ["-999.00", "-999.00"],
  ])("writes %s as %s", (text, grouped) => {
    expect(groupDigits(text)).toBe(grouped);
  });
});
