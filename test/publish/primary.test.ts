import { describe, expect, it } from "vitest";
import { fractionOf } from "../../packages/core/src/publish/aggregate/fraction.ts";
import type { Quantity } from "../../packages/core/src/publish/aggregate/questions.ts";
import { isSmall } from "../../packages/core/src/publish/suppress/primary.ts";

const of = (value: bigint, quantity: Quantity = "count") => ({
  exact: fractionOf({ unscaled: value, scale: 0 }),
  quantity,
});

describe("isSmall", () => {
  it.each([
    ["zero is shown", 0n, false],
    ["one is hidden", 1n, true],
    ["the count just below the threshold is hidden", 4n, true],
    ["the threshold is shown", 5n, false],
    ["a fall is not a small count", -3n, false],
  ])("%s", (_, value, small) => {
    expect(isSmall(of(value), null, 5)).toBe(small);
  });

  it("hides a pair where either side or the rest is small, and shows one where all of them is everyone", () => {
    expect(isSmall(of(50n), of(4n), 5)).toBe(true);
    expect(isSmall(of(97n), of(100n), 5)).toBe(true);
    expect(isSmall(of(100n), of(100n), 5)).toBe(false);
    expect(isSmall(of(95n), of(100n), 5)).toBe(false);
  });

  it("leaves alone what is not a count of people, and everything where there is no threshold", () => {
    expect(isSmall(of(3n, "pounds"), of(5n, "pounds"), 5)).toBe(false);
    expect(isSmall(of(3n, "councils"), null, 5)).toBe(false);
    expect(isSmall(of(97n), of(100n, "pounds"), 5)).toBe(false);
    expect(isSmall(of(1n), of(2n), 0)).toBe(false);
    expect(isSmall(null, null, 5)).toBe(false);
  });
});
