import { describe, expect, it } from "vitest";
import { daysUntil, daysUntilWords } from "../../packages/core/src/calendar/days-until.ts";

describe("daysUntil", () => {
  it.each([
    ["the day itself", "2027-06-18", "2027-06-18", 0, 0, "today"],
    ["a weekend between", "2027-06-18", "2027-06-21", 3, 1, "in 3 days (1 working day)"],
    ["the day before", "2027-06-17", "2027-06-18", 1, 1, "in 1 day (1 working day)"],
    ["over Christmas", "2026-12-24", "2027-01-04", 11, 4, "in 11 days (4 working days)"],
    ["over Easter", "2027-03-25", "2027-03-30", 5, 1, "in 5 days (1 working day)"],
    ["a day that has passed", "2027-06-21", "2027-06-18", -3, -1, "3 days ago"],
    ["yesterday", "2027-06-19", "2027-06-18", -1, 0, "1 day ago"],
    ["the clocks going forward", "2027-03-27", "2027-03-29", 2, 0, "in 2 days (0 working days)"],
    ["the clocks going back", "2027-10-30", "2027-11-01", 2, 1, "in 2 days (1 working day)"],
  ])("counts to %s", (_, today, day, ...[calendar, working, words]) => {
    const until = daysUntil(today, day);
    expect(until).toEqual({ calendar, working });
    expect(daysUntilWords(until)).toBe(words);
  });
});
