import { describe, expect, it } from "vitest";
import { bankHolidays } from "../../packages/core/src/calendar/bank-holidays.generated.ts";
import {
  bankHolidayOn,
  isWorkingDay,
  KNOWN_DAYS,
  longDay,
  workingDayFrom,
  workingDayUpTo,
} from "../../packages/core/src/calendar/working-days.ts";

/** Bank holidays in England as published on GOV.UK, and by proclamation before its list begins; weekdays only. */
const PUBLISHED: Readonly<Record<string, string>> = {
  2010: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
  2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
  2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
  2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
  2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
  2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
  2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
  2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
  2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
  2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
  2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
  2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
};

function weekdayHolidays(year: string): string {
  const own = bankHolidays.filter(({ day }) => day.startsWith(year) && ![0, 6].includes(new Date(day).getUTCDay()));
  return own.map(({ day }) => day.slice(5)).join(" ");
}

describe("bankHolidays", () => {
  it.each(Object.entries(PUBLISHED))("are in %s what was published", (year, days) => {
    expect(weekdayHolidays(year)).toBe(days);
  });

  it("are in order, and eight or more weekdays in each year that is known", () => {
    const days = bankHolidays.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    for (let year = 2000; year <= 2050; year += 1) {
      expect(weekdayHolidays(String(year)).split(" ").length, String(year)).toBeGreaterThanOrEqual(8);
    }
    expect(KNOWN_DAYS).toEqual({ from: "2000-01-01", to: "2050-12-31" });
  });
});

describe("isWorkingDay", () => {
  it.each([
    ["2022-06-01", true],
    ["2022-06-02", false],
    ["2022-06-03", false],
    ["2022-06-04", false],
    ["2022-05-30", true],
    ["2022-09-19", false],
    ["2023-05-08", false],
    ["2012-05-28", true],
    ["2026-12-24", true],
    ["2026-12-27", false],
    ["2026-12-28", false],
    ["2026-12-29", true],
  ])("says of %s: %s", (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it("goes round Christmas both ways", () => {
    expect(workingDayFrom("2027-12-25")).toBe("2027-12-29");
    expect(workingDayUpTo("2027-12-28")).toBe("2027-12-24");
    expect(workingDayFrom("2027-12-24")).toBe("2027-12-24");
  });

  it("names holidays and days", () => {
    expect(bankHolidayOn("2026-12-28")).toBe("Boxing Day (substitute day)");
    expect(bankHolidayOn("2026-12-27")).toBeUndefined();
    expect(longDay("2027-06-18")).toBe("Friday 18 June 2027");
  });
});
