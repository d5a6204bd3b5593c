import { describe, expect, it } from "vitest";
import { pastLateness } from "../../packages/core/src/calendar/past-lateness.ts";

function came(...days: readonly (number | null)[]): ReturnType<typeof pastLateness> {
  return pastLateness(days.map((daysLate) => ({ daysLate })));
}

describe("pastLateness", () => {
  it("says half of a council without a past", () => {
    expect(came()).toEqual({ periods: 0, late: 0, never: 0, medianDaysLate: null, likelyLate: 50 });
  });

  it("counts the late and the missing, with the median over the late alone", () => {
    expect(came(0, 3, null, 10, 0)).toEqual({ periods: 5, late: 2, never: 1, medianDaysLate: 6.5, likelyLate: 57 });
    expect(came(4, 1, 9).medianDaysLate).toBe(4);
  });

  it("moves little on one period and far on many", () => {
    expect(came(0).likelyLate).toBe(33);
    expect(came(5).likelyLate).toBe(67);
    expect(came(...Array.from({ length: 18 }, () => 0)).likelyLate).toBe(5);
    expect(came(...Array.from({ length: 18 }, () => null)).likelyLate).toBe(95);
  });
});
