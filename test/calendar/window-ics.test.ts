import { describe, expect, it } from "vitest";
import { type IcsInput, windowIcs } from "../../packages/core/src/calendar/window-ics.ts";

const input: IcsInput = {
  collection: { id: "library-loans", title: "Library loans; a survey, new" },
  period: { id: "2026-27", label: "2026-27" },
  days: { opens: "2027-05-04", due: "2027-06-18", closes: "2027-07-02", reminders: ["2027-06-04", "2027-06-17"] },
  at: "2027-03-28T00:30:00.000Z",
  revision: 2,
};

/** The entries of an iCalendar text, as a calendar program reads them: lines joined, then name and value. */
function entriesOf(text: string): Readonly<Record<string, string>>[] {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  const entries = lines.join("\n").split("BEGIN:VEVENT\n").slice(1);
  return entries.map((entry) =>
    Object.fromEntries(entry.split("\n").map((line) => [line.split(":")[0], line.slice(line.indexOf(":") + 1)])),
  );
}

describe("windowIcs", () => {
  const entries = entriesOf(windowIcs(input));

  it("has a whole day for opening, each reminder, due and closing", () => {
    expect(entries.map((entry) => [entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]])).toEqual([
      ["20270504", "20270505"],
      ["20270604", "20270605"],
      ["20270617", "20270618"],
      ["20270618", "20270619"],
      ["20270702", "20270703"],
    ]);
    expect(entries.at(3)?.["SUMMARY"]).toBe("Library loans\\; a survey\\, new\\, 2026-27: returns are due");
  });

  it("takes its stamp from the clock it is given, and its names and number from the window", () => {
    expect(new Set(entries.map((entry) => entry["DTSTAMP"]))).toEqual(new Set(["20270328T003000Z"]));
    expect(new Set(entries.map((entry) => entry["SEQUENCE"]))).toEqual(new Set(["2"]));
    expect(entries.map((entry) => entry["UID"])).toEqual(
      ["opens", "reminder-1", "reminder-2", "due", "closes"].map((id) => `library-loans.2026-27.${id}@council-returns`),
    );
  });

  it("keeps its names when a day moves, so that a calendar moves its entry", () => {
    const later = entriesOf(windowIcs({ ...input, days: { ...input.days, due: "2027-06-21" }, revision: 3 }));
    expect(later.map(({ UID }) => UID)).toEqual(entries.map(({ UID }) => UID));
    expect(later.at(3)).toMatchObject({ "DTSTART;VALUE=DATE": "20270621", SEQUENCE: "3" });
  });

  it("is the same bytes for the same input, with lines as the standard ends and folds them", () => {
    const text = windowIcs(input);
    expect(windowIcs(input)).toBe(text);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.split("\r\n").filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
  });
});
