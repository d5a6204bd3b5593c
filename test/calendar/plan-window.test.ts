import { describe, expect, it } from "vitest";
import { type AskedWindow, planWindow } from "../../packages/core/src/calendar/plan-window.ts";

const asked: AskedWindow = {
  opens: "2027-05-04",
  due: "2027-06-18",
  closes: "2027-07-02",
  remind: ["14", "7", "1"],
  moveDue: false,
};

function faultsOf(change: Partial<AskedWindow>): readonly string[] {
  const planned = planWindow({ ...asked, ...change });
  return planned.kind === "refused" ? planned.faults : [];
}

describe("planWindow", () => {
  it("counts reminders back from the due day and puts them in order, once each", () => {
    expect(planWindow({ ...asked, remind: ["1", "14", "7", "2027-06-04", "2027-06-25", "0"] })).toEqual({
      kind: "planned",
      notes: [],
      days: {
        opens: "2027-05-04",
        due: "2027-06-18",
        closes: "2027-07-02",
        reminders: ["2027-06-04", "2027-06-11", "2027-06-17", "2027-06-18", "2027-06-25"],
      },
    });
  });

  it("puts a reminder that would fall on a day off on the working day before, and says so", () => {
    const planned = planWindow({ ...asked, due: "2027-06-21", remind: ["1"] });
    expect(planned).toMatchObject({
      days: { reminders: ["2027-06-18"] },
      notes: ["The reminder 1 day before would be on Sunday 20 June 2027: it is on Friday 18 June 2027."],
    });
  });

  it.each([
    ["2027-06-19", "2027-06-21", "Saturday 19 June 2027. The next working day is Monday 21 June 2027"],
    [
      "2027-05-31",
      "2027-06-01",
      "Monday 31 May 2027, Spring bank holiday. The next working day is Tuesday 1 June 2027",
    ],
  ])("refuses %s as a due day, names %s, and moves it when asked", (due, next, words) => {
    expect(faultsOf({ due, remind: [] })).toEqual([expect.stringContaining(words)]);
    const moved = planWindow({ ...asked, due, remind: [], moveDue: true });
    expect(moved).toMatchObject({
      kind: "planned",
      days: { due: next },
      notes: [expect.stringContaining("they are due on")],
    });
  });

  it("takes a window over Christmas, with the due day and the reminders on days that are worked on", () => {
    const christmas = {
      opens: "2026-12-01",
      due: "2026-12-26",
      closes: "2027-01-08",
      remind: ["7", "1"],
      moveDue: true,
    };
    expect(planWindow(christmas)).toMatchObject({
      days: { due: "2026-12-29", reminders: ["2026-12-22", "2026-12-24"] },
    });
    expect(planWindow({ ...christmas, closes: "2026-12-28" })).toMatchObject({ kind: "refused" });
  });

  it.each([
    ["a due day before the opening", { due: "2027-05-03", remind: [] }, "before the window opens"],
    ["a closing day before the due day", { closes: "2027-06-17", remind: [] }, "before returns are due"],
    ["a reminder before the opening", { remind: ["60"] }, "outside the window"],
    ["a reminder after the closing", { remind: ["2027-07-03"] }, "outside the window"],
    ["a reminder that is neither a number nor a day", { remind: ["soon"] }, 'reminder "soon"'],
    ["a day written another way", { due: "18/06/2027" }, 'due day "18/06/2027"'],
    ["a day there is not", { closes: "2027-06-31" }, 'closing day "2027-06-31"'],
    ["a year whose bank holidays are not known", { closes: "2051-01-03" }, "2050-12-31"],
  ])("refuses %s", (_, change, words) => {
    expect(faultsOf(change)).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
  });

  it("names every fault at once", () => {
    expect(faultsOf({ opens: "x", closes: "y", remind: ["z"] })).toHaveLength(3);
  });

  it("takes a window of one day", () => {
    expect(planWindow({ ...asked, opens: "2027-06-18", closes: "2027-06-18", remind: ["0"] })).toMatchObject({
      kind: "planned",
      days: { reminders: ["2027-06-18"] },
    });
  });
});
