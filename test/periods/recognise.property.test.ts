import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayLabel, type PeriodKind, parsePeriod } from "../../packages/core/src/periods/period.ts";
import { recognisePeriods } from "../../packages/core/src/periods/recognise.ts";

const kinds: readonly PeriodKind[] = ["census-day", "financial-year", "month"];
const days = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2060-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const wordings: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => dayLabel(day),
  (day) => day.split("-").toReversed().join("/"),
  (day) => day.split("-").toReversed().join("."),
  (day) =>
    dayLabel(day)
      .replace(/ (\w{3})\w* /, "-$1-")
      .toUpperCase(),
  (day) => `at ${dayLabel(day).replace(" ", "th of ")}, final`,
];

describe("recognisePeriods", () => {
  it("reads any day back from every way of writing it", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...wordings), (day, write) => {
        expect(recognisePeriods("census-day", write(day)).map(({ id }) => id)).toEqual([day]);
      }),
    );
  });

  it("reads any month and financial year back from its label and its first and last day", () => {
    fc.assert(
      fc.property(days, (day) => {
        const year = Number(day.slice(0, 4));
        const ids = { month: day.slice(0, 7), "financial-year": `${year}-${String(year + 1).slice(2)}` };
        for (const [kind, id] of [["month", ids.month] as const, ["financial-year", ids["financial-year"]] as const]) {
          const period = parsePeriod(kind, id);
          const { label = "", start = "", end = "" } = period ?? {};
          expect(recognisePeriods(kind, `Return for ${label}`)).toEqual([period]);
          expect(recognisePeriods(kind, `${dayLabel(start)} to ${dayLabel(end)}`)).toEqual([period]);
        }
      }),
    );
  });

  it("takes any text, throws nothing and gives real periods of the kind asked for, each once", () => {
    const fragments = fc.array(
      fc.constantFrom("31", "03", "2010", "Mar", "March", "-", "/", ".", " ", "to", "2009", "10", "th", "'", "of"),
      { maxLength: 30 },
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fragments.map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), texts, (kind, text) => {
        const found = recognisePeriods(kind, text);
        expect(found.map(({ id }) => parsePeriod(kind, id))).toEqual(found);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      }),
      { numRuns: 500 },
    );
  });
});
