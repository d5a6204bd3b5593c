import { describe, expect, it } from "vitest";
import { dayLabel, isDay, type PeriodKind, parsePeriod, yearBefore } from "../../packages/core/src/periods/period.ts";

const periods: readonly (readonly [PeriodKind, string, string, string, string])[] = [
  ["census-day", "2010-03-31", "2010-03-31", "2010-03-31", "31 March 2010"],
  ["census-day", "2012-02-29", "2012-02-29", "2012-02-29", "29 February 2012"],
  ["financial-year", "2009-10", "2009-04-01", "2010-03-31", "2009-10"],
  ["financial-year", "1999-00", "1999-04-01", "2000-03-31", "1999-00"],
  ["month", "2014-09", "2014-09-01", "2014-09-30", "September 2014"],
  ["month", "2012-02", "2012-02-01", "2012-02-29", "February 2012"],
  ["month", "2013-12", "2013-12-01", "2013-12-31", "December 2013"],
];

const strangers: readonly (readonly [PeriodKind, string])[] = [
  ["census-day", "2010-02-30"],
  ["census-day", "2010-3-31"],
  ["census-day", "2009-10"],
  ["census-day", "31 March 2010"],
  ["financial-year", "2009-11"],
  ["financial-year", "2009-2010"],
  ["financial-year", "2010-03-31"],
  ["month", "2014-13"],
  ["month", "2014-00"],
  ["month", "2014-9"],
  ["month", "2014-09-01"],
  ["month", ""],
];

const earlier: readonly (readonly [PeriodKind, string, string])[] = [
  ["census-day", "2010-03-31", "2009-03-31"],
  ["census-day", "2012-02-29", "2011-02-28"],
  ["financial-year", "2009-10", "2008-09"],
  ["financial-year", "2000-01", "1999-00"],
  ["month", "2014-09", "2013-09"],
];

describe("parsePeriod", () => {
  it.each(periods)("reads the %s %s", (kind, id, ...days) => {
    const [start, end, label] = days;
    expect(parsePeriod(kind, id)).toEqual({ id, kind, start, end, label });
  });

  it.each(strangers)("reads no %s in %j", (kind, id) => {
    expect(parsePeriod(kind, id)).toBeUndefined();
  });
});

describe("yearBefore", () => {
  it.each(earlier)("goes from the %s %s to %s", (kind, id, before) => {
    const period = parsePeriod(kind, id);
    expect(period && yearBefore(period).id).toBe(before);
  });
});

describe("isDay", () => {
  it("knows a day of the calendar from a text that looks like one", () => {
    expect(["2010-03-31", "2000-02-29"].map(isDay)).toEqual([true, true]);
    expect(["1900-02-29", "2010-04-31", "2010-00-10", "20100331", "2010-03-31 "].map(isDay)).toEqual(
      Array(5).fill(false),
    );
  });

  it("knows every day that the calendar of the platform has, and no other", () => {
    const years = ["0000", "1899", "1900", "1904", "2000", "2009", "2012", "2100", "9999"];
    const texts = years.flatMap((year) =>
      Array.from({ length: 14 * 33 }, (_, at) => {
        const [month, day] = [Math.floor(at / 33), at % 33].map((part) => String(part).padStart(2, "0"));
        return `${year}-${month}-${day}`;
      }),
    );
    const isReal = (text: string) => {
      const date = new Date(`${text}T00:00:00Z`);
      return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    };
    expect(texts.filter(isDay)).toEqual(texts.filter(isReal));
    expect(texts.filter(isDay).length).toBe(9 * 365 + 4);
  });
});

describe("dayLabel", () => {
  it("writes a day as people do", () => {
    expect(dayLabel("2010-04-01")).toBe("1 April 2010");
  });
});
