import { describe, expect, it } from "vitest";
import { londonDay } from "../../packages/core/src/periods/london-day.ts";

describe("londonDay", () => {
  it.each([
    ["2026-01-31T23:59:59.999Z", "2026-01-31"],
    ["2026-03-29T00:59:59.999Z", "2026-03-29"],
    ["2026-03-28T23:30:00.000Z", "2026-03-28"],
    ["2026-03-29T23:00:00.000Z", "2026-03-30"],
    ["2026-05-31T22:59:59.999Z", "2026-05-31"],
    ["2026-05-31T23:00:00.000Z", "2026-06-01"],
    ["2026-10-24T23:30:00.000Z", "2026-10-25"],
    ["2026-10-25T23:30:00.000Z", "2026-10-25"],
    ["2026-12-31T23:59:59.999Z", "2026-12-31"],
  ])("knows the day in London at %s", (instant, day) => {
    expect(londonDay(instant)).toBe(day);
  });

  it("agrees with the platform's own time zones on every day of thirty years", () => {
    const format = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", dateStyle: "short" });
    for (let time = Date.UTC(2000, 0, 1, 23, 15); time < Date.UTC(2030, 0, 1); time += 86_400_000) {
      expect(londonDay(new Date(time).toISOString())).toBe(format.format(new Date(time)));
    }
  });
});
