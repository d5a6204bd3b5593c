import { describe, expect, it } from "vitest";
import type { ClaimPrecision } from "../../packages/core/src/claims/claim.ts";
import { decimalOf, judgeNumber } from "../../packages/core/src/claims/judge-number.ts";
import { fractionOf } from "../../packages/core/src/publish/aggregate/fraction.ts";

const whole: ClaimPrecision = { kind: "places", places: 0 };
const tenths: ClaimPrecision = { kind: "places", places: 1 };
const hundreds: ClaimPrecision = { kind: "nearest", to: "100" };
const almost: ClaimPrecision = { kind: "almost", to: "10" };

function verdict(computed: string, stated: string, precision: ClaimPrecision, slack?: string) {
  const exact = fractionOf(decimalOf(computed));
  const by = decimalOf(slack ?? "0").unscaled;
  const range =
    slack === undefined
      ? null
      : {
          low: { ...exact, top: exact.top - by * exact.bottom },
          high: { ...exact, top: exact.top + by * exact.bottom },
        };
  return judgeNumber({ exact, range }, { value: decimalOf(stated), precision }).verdict;
}

describe("judgeNumber", () => {
  it.each([
    ["96", "96", { kind: "exact" }, "reproduced"],
    ["95", "96", { kind: "exact" }, "not reproduced"],
    ["96.4", "96", { kind: "exact" }, "not reproduced"],
    ["39.6", "40", whole, "reproduced"],
    ["39.5", "40", whole, "reproduced"],
    ["39.49", "40", whole, "not reproduced"],
    ["52.8", "52", whole, "reproduced within rounding"],
    ["53.0", "52", whole, "not reproduced"],
    ["51.4", "52", whole, "not reproduced"],
    ["-52.8", "-52", whole, "reproduced within rounding"],
    ["25.1", "22", whole, "not reproduced"],
    ["82.41", "82.4", tenths, "reproduced"],
    ["1049", "1000", hundreds, "reproduced"],
    ["1050", "1000", hundreds, "reproduced within rounding"],
    ["1100", "1000", hundreds, "not reproduced"],
    ["897", "900", almost, "reproduced within rounding"],
    ["902", "900", almost, "reproduced within rounding"],
    ["888", "900", almost, "not reproduced"],
    ["14.7", "14.2857", { kind: "one-in", n: "7" }, "reproduced"],
    ["15.4", "14.2857", { kind: "one-in", n: "7" }, "not reproduced"],
    ["36.7", "33.3333", { kind: "one-in", n: "3" }, "reproduced"],
    ["40", "40", { kind: "one-in", n: "2.5" }, "reproduced"],
    ["0", "14.2857", { kind: "one-in", n: "7" }, "not reproduced"],
  ] as const)("judges %s against %s stated %o as %s", (computed, stated, precision, expected) => {
    expect(verdict(computed, stated, precision)).toBe(expected);
  });

  it("reaches as far as rounded inputs can, plus the rounding of what was stated", () => {
    expect(verdict("1000", "1010", { kind: "exact" }, "10")).toBe("reproduced within rounding");
    expect(verdict("1000", "1011", { kind: "exact" }, "10")).toBe("not reproduced");
    expect(verdict("1000", "1200", hundreds, "150")).toBe("reproduced within rounding");
    expect(verdict("1000", "1200", hundreds, "149")).toBe("not reproduced");
    expect(verdict("1000", "800", hundreds, "149")).toBe("not reproduced");
  });
});
