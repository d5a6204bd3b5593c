import Holidays from "date-holidays";
import { z } from "zod";
import { constantText } from "./constant-text.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { readCsv } from "./read-csv.ts";

const CORRECTIONS = "data/calendar/bank_holiday_corrections.csv";
const [FIRST_YEAR, LAST_YEAR] = [2000, 2050];

const correctionShape = z.object({
  day: z.iso.date(),
  change: z.enum(["add", "remove"]),
  name: z.string().min(1),
  source: z.string().min(1),
});

/**
 * England's bank holidays as a module: what the library says, put right where it is wrong. They are written down
 * rather than worked out at run time, so that the pure core carries no library of the whole world's holidays, and a
 * release that changes a day is seen and reviewed.
 */
export function bankHolidays(root: URL): GeneratedFile {
  const corrections = readCsv(new URL(CORRECTIONS, root)).map((row) => correctionShape.parse(row));
  const days = new Map(libraryDays());
  for (const { day, change, name } of corrections) {
    if (days.has(day) === (change === "add")) throw new Error(`${CORRECTIONS}: ${day} needs no correction any more`);
    if (change === "add") days.set(day, name);
    else days.delete(day);
  }
  return {
    path: "packages/core/src/calendar/bank-holidays.generated.ts",
    text: constantText({
      name: "bankHolidays",
      type: "BankHoliday",
      from: "./bank-holiday.ts",
      source: `the package date-holidays and ${CORRECTIONS}`,
      values: [...days].map(([day, name]) => ({ day, name })).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    }),
  };
}

function libraryDays(): [day: string, name: string][] {
  const england = new Holidays("GB", "ENG", { languages: "en", types: ["public", "bank"] });
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return years.flatMap((year) =>
    england.getHolidays(year).map(({ date, name }): [string, string] => [date.slice(0, 10), name]),
  );
}
