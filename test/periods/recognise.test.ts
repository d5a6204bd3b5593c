import { describe, expect, it } from "vitest";
import type { PeriodKind } from "../../packages/core/src/periods/period.ts";
import { recognisePeriods } from "../../packages/core/src/periods/recognise.ts";

function ids(kind: PeriodKind, text: string): string[] {
  return recognisePeriods(kind, text).map(({ id }) => id);
}

const days: readonly (readonly [string, readonly string[]])[] = [
  ["31 March 2010", ["2010-03-31"]],
  ["31st March 2010", ["2010-03-31"]],
  ["as at the 31st of March, 2010.", ["2010-03-31"]],
  ["31/03/2010", ["2010-03-31"]],
  ["31/3/10", ["2010-03-31"]],
  ["31.03.10", ["2010-03-31"]],
  ["1.4.2009", ["2009-04-01"]],
  ["31-03-2010", ["2010-03-31"]],
  ["2010-03-31", ["2010-03-31"]],
  ["2010/03/31", ["2010-03-31"]],
  ["2010-03-31T00:00:00", ["2010-03-31"]],
  ["return_2010-03-31.xlsx", ["2010-03-31"]],
  ["31-Mar-10", ["2010-03-31"]],
  ["31MAR2010", ["2010-03-31"]],
  ["31\u00a0March\n2010", ["2010-03-31"]],
  ["31\u2013Mar\u201310", ["2010-03-31"]],
  ["March 31, 2010", ["2010-03-31"]],
  ["March 31st 2010", ["2010-03-31"]],
  ["31 March 1999, and 31-Mar-99", ["1999-03-31"]],
  ["between 1 April 2009 and 31 March 2010", ["2009-04-01", "2010-03-31"]],
  ["31 March 2010 (31 March 2009 for comparison, 31/03/2010)", ["2010-03-31", "2009-03-31"]],
  ["31.3.10", ["2010-03-31"]],
  ["Position at 1.4.09", ["2009-04-01"]],
  // Near misses
  ["v14.2.10", []],
  ["31.3.1", []],
  ["14.13.10", []],
  ["03/31/2010", []],
  ["31 February 2010", []],
  ["31 March", []],
  ["March 2010", []],
  ["31 March 10 councils", []],
  ["3.1.10", []],
  ["10.0.0.31", []],
  ["131/03/2010", []],
  ["31/03/20101", []],
  ["1/31/03/2010", []],
  ["31-03/2010", []],
  ["tel 0161 234 5000", []],
  ["31 Marching 2010", []],
  ["", []],
];

const years: readonly (readonly [string, readonly string[]])[] = [
  ["2009-10", ["2009-10"]],
  ["2009/10", ["2009-10"]],
  ["2009-2010", ["2009-10"]],
  ["2009/2010", ["2009-10"]],
  ["2009\u201310 (final)", ["2009-10"]],
  ["2014 - 2015", ["2014-15"]],
  ["FY2009-10", ["2009-10"]],
  ["ActivityData_2009-10.csv", ["2009-10"]],
  ["1999-2000 and 1999/00", ["1999-00"]],
  ["2015 to 2016 to 2024 to 2025", ["2015-16", "2024-25"]],
  ["2009/10-2011/12", ["2009-10", "2011-12"]],
  ["between 1 April 2009 and 31 March 2010", ["2009-10"]],
  ["01/04/2009 - 31/03/2010", ["2009-10"]],
  ["1 April 2009 to the 31 March 2010", ["2009-10"]],
  ["April 2009 to March 2010", ["2009-10"]],
  ["Apr-09 - Mar-10", ["2009-10"]],
  // Near misses
  ["31 March 2010", []],
  ["1 April 2009; signed 31 March 2010", []],
  ["1 April 2009 to 31 March 2011", []],
  ["1 April 2009 to 30 September 2009", []],
  ["April 2009 to February 2010", []],
  ["2009-11", []],
  ["2009-2012", []],
  ["2009 and 2010", []],
  ["2009", []],
  ["2009-10-31", []],
  ["2009/10/31", []],
  ["10 2009-1000 items", []],
  ["12009-10", []],
  ["tel 01228 606060", []],
  ["020 7219 1011", []],
];

const months: readonly (readonly [string, readonly string[]])[] = [
  ["September 2014", ["2014-09"]],
  ["Sep 2014", ["2014-09"]],
  ["SEPT. 2014", ["2014-09"]],
  ["Sept-14", ["2014-09"]],
  ["Sep '14", ["2014-09"]],
  ["Sep/14", ["2014-09"]],
  ["2014-09", ["2014-09"]],
  ["09/2014", ["2014-09"]],
  ["9/2014", ["2014-09"]],
  ["2014 September", ["2014-09"]],
  ["Manchester September 2014.xls", ["2014-09"]],
  ["2011-01-payments.csv", ["2011-01"]],
  ["Payments 01/09/2014 to 30/09/2014", ["2014-09"]],
  ["from 1 February 2012 until 29 February 2012", ["2012-02"]],
  ["2014-09-01", ["2014-09"]],
  ["2014-09-01T00:00:00.000Z", ["2014-09"]],
  ["April 2014 - June 2014", ["2014-04", "2014-06"]],
  ["May 2014, may 2014", ["2014-05"]],
  ["Payments made 1st to 31st August 2014", ["2014-08"]],
  ["1-30 September 2014", ["2014-09"]],
  ["Period 6 2014/15", ["2014-09"]],
  ["Spend P06 2014-15", ["2014-09"]],
  ["2014/15 Period 10", ["2015-01"]],
  ["Month 12, 2014-2015", ["2015-03"]],
  ["P1 (2014/15)", ["2014-04"]],
  ["Payments 201408", ["2014-08"]],
  ["spend_201408.csv", ["2014-08"]],
  ["2009-10", ["2009-10"]],
  ["2009-10, 2009-11", ["2009-10", "2009-11"]],
  ["2009-10: September 2009", ["2009-09"]],
  ["Year 2009-10", []],
  ["FY 2009-10", []],
  // Near misses
  ["14 September 2014", []],
  ["1st to 30th August 2014", []],
  ["1 to 14 September 2014", []],
  ["Period 6 2014", []],
  ["Period 13 2014/15", []],
  ["Period 6 2014/16", []],
  ["Stamp 6 2014/15", []],
  ["Q2 2014/15", []],
  ["201408", []],
  ["Payments 201011", []],
  ["Payments 201413", []],
  ["INV201408", []],
  ["Order 2014081", []],
  ["published 1st of September 2014", []],
  ["2014-09-14", []],
  ["Printed 2014-09-01", []],
  ["01/09/2014", []],
  ["01/09/2014 to 29/09/2014", []],
  ["Sep 14", []],
  ["Sep-14-2014", []],
  ["2014-13", []],
  ["13/2014", []],
  ["00/2014", []],
  ["3.2014", []],
  ["2014-091", []],
  ["Septembers 2014", []],
  ["Lamar 2014", []],
  ["tel 0161-2014", []],
  ["September", []],
];

describe("recognisePeriods", () => {
  it.each(days)("reads the census days in %j", (text, expected) => {
    expect(ids("census-day", text)).toEqual(expected);
  });

  it.each(years)("reads the financial years in %j", (text, expected) => {
    expect(ids("financial-year", text)).toEqual(expected);
  });

  it.each(months)("reads the months in %j", (text, expected) => {
    expect(ids("month", text)).toEqual(expected);
  });

  it("gives whole periods, with their days and label", () => {
    expect(recognisePeriods("month", "Sept-14")).toEqual([
      { id: "2014-09", kind: "month", start: "2014-09-01", end: "2014-09-30", label: "September 2014" },
    ]);
  });

  it("reads the beginning of a text too long to be a title", () => {
    expect(ids("month", `September 2014 ${"x".repeat(2000)} October 2014`)).toEqual(["2014-09"]);
  });
});
