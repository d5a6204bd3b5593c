import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysUntil } from "../../packages/core/src/calendar/days-until.ts";
import { addDays, isWorkingDay } from "../../packages/core/src/calendar/working-days.ts";

const day = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays("2005-01-01", days));
const span = fc.integer({ min: 0, max: 400 });

describe("daysUntil", () => {
  it("adds up over any day between, for all days and for working days", () => {
    fc.assert(
      fc.property(day, span, span, (start, first, second) => {
        const [middle, end] = [addDays(start, first), addDays(start, first + second)];
        const [a, b, whole] = [daysUntil(start, middle), daysUntil(middle, end), daysUntil(start, end)];
        expect(a.calendar + b.calendar).toBe(whole.calendar);
        expect(a.working + b.working).toBe(whole.working);
      }),
    );
  });

  it("is the same backwards with the sign turned, and counts a day as worked on or not", () => {
    fc.assert(
      fc.property(day, span, (start, length) => {
        const end = addDays(start, length);
        const [there, back] = [daysUntil(start, end), daysUntil(end, start)];
        expect(back).toEqual({ calendar: 0 - there.calendar, working: 0 - there.working });
        expect(daysUntil(addDays(end, -1), end).working).toBe(isWorkingDay(end) ? 1 : 0);
      }),
    );
  });
});
