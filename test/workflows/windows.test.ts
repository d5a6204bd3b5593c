import { describe, expect, it } from "vitest";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { collectionStatus } from "../../packages/core/src/workflows/collection-status.ts";
import { closeWindow, reopenWindow } from "../../packages/core/src/workflows/reopen-window.ts";
import { listLog } from "../../packages/core/src/workflows/return-log.ts";
import { type SetWindow, type SetWindowInput, setWindow } from "../../packages/core/src/workflows/set-window.ts";
import { showWindow } from "../../packages/core/src/workflows/show-window.ts";
import { windowCalendar } from "../../packages/core/src/workflows/window-calendar.ts";
import { clockAt, logStore, type Said } from "./log-store.ts";

const period = "2010-03-31";
const asked = { collection: "personal-budgets", period };
const days = { opens: "2027-05-04", due: "2027-06-18", closes: "2027-07-02", remind: ["7"], moveDue: false };
const who = { by: "Survey team", reason: "System failure" };

function set(data: Objects, at: string, change: Partial<SetWindowInput> = {}): Promise<SetWindow> {
  return setWindow({ ...asked, ...days, by: "Survey team", force: false, ...change }, { data, clock: clockAt(at) });
}

/** The store of a window with these returns in it. */
async function windowed(said: readonly Said[] = []): Promise<Objects> {
  const data = await logStore(asked.collection, { [period]: said });
  await set(data, "2027-05-03T09:00:00.000Z", { force: true });
  return data;
}

async function stateOf(data: Objects, code: string, at = "2027-08-02T12:00:00.000Z") {
  const [status] = await collectionStatus(asked, { data, clock: clockAt(at) });
  return status?.returns.find((one) => one.code === code);
}

function sent(code: string, submission: string, at: string): Said[] {
  return [
    [code, "received", submission, at],
    [code, "accepted", submission, at],
  ];
}

describe("setWindow", () => {
  it("is kept in the log with who and when, and shown with its reminders", async () => {
    const data = await windowed();
    const shown = await showWindow(asked, { data, clock: clockAt("2027-06-14T08:00:00.000Z") });
    expect(shown).toEqual({
      ...asked,
      today: "2027-06-14",
      window: { opens: "2027-05-04", due: "2027-06-18", closes: "2027-07-02", reminders: ["2027-06-11"] },
      daysLeft: { due: { calendar: 4, working: 4 }, closes: { calendar: 18, working: 14 } },
      decisions: [
        { event: "window", at: "2027-05-03T09:00:00.000Z", by: "Survey team", authority: null, reason: null },
      ],
    });
  });

  it("writes nothing where it stood so already, and an entry where only a reminder differs", async () => {
    const data = await windowed();
    expect(await set(data, "2027-05-05T09:00:00.000Z")).toMatchObject({ changed: false });
    expect(await listLog(data, asked)).toHaveLength(1);
    expect(await set(data, "2027-05-05T09:00:00.000Z", { remind: ["14"] })).toMatchObject({ changed: true });
    expect(await listLog(data, asked)).toHaveLength(2);
  });

  it("names every fault of the days and writes nothing", async () => {
    const { data } = memoryStore();
    const wrong = set(data, "2027-05-03T09:00:00.000Z", { due: "2027-06-19", remind: ["400"] });
    await expect(wrong).rejects.toThrow(/Monday 21 June 2027[\s\S]*outside the window/);
    await expect(set(data, "2027-05-03T09:00:00.000Z", { by: " " })).rejects.toThrow("Say who decides");
    expect(await listLog(data, asked)).toEqual([]);
  });

  it("is not set over a return that counts and would come too late, unless that is asked for", async () => {
    const data = await windowed([
      ...sent("102", "aa", "2027-06-28"),
      ...sent("820", "bb", "2027-06-01"),
      ...sent("820", "cc", "2027-06-29"),
    ]);
    const earlier = { closes: "2027-06-18" };
    await expect(set(data, "2027-07-05T09:00:00.000Z", earlier)).rejects.toThrow("Cumbria, Kent");
    expect(await stateOf(data, "102")).toMatchObject({ state: "accepted" });
    const made = await set(data, "2027-07-05T09:00:00.000Z", { ...earlier, force: true });
    expect(made).toMatchObject({ stops: [{ code: "102" }], changes: [{ code: "820" }] });
    expect(await stateOf(data, "102")).toMatchObject({ state: "late", at: null });
    expect(await stateOf(data, "820")).toMatchObject({ state: "accepted", at: "2027-06-01T12:00:00.000Z" });
  });

  it("says whose returns begin to count where it closes later", async () => {
    const data = await windowed(sent("102", "aa", "2027-07-05"));
    expect(await stateOf(data, "102")).toMatchObject({ state: "late" });
    const made = await set(data, "2027-07-06T09:00:00.000Z", { closes: "2027-07-09" });
    expect(made.starts).toEqual([{ code: "102", name: "Cumbria" }]);
    expect(await stateOf(data, "102")).toMatchObject({ state: "accepted", daysLate: 17 });
  });

  it("refuses a clock behind the window that stands, which would not hold", async () => {
    const data = await windowed();
    await expect(set(data, "2027-05-02T09:00:00.000Z", { remind: [] })).rejects.toThrow("Put the clock right");
  });
});

describe("the closing day", () => {
  it.each([
    ["the last minute in summer time", "2027-07-02T22:59:59.999Z", "accepted", 14],
    ["the first of the next day in summer time", "2027-07-02T23:00:00.000Z", "late", null],
  ])("lets in %s", async (_, at, state, daysLate) => {
    expect(await stateOf(await windowed(sent("102", "aa", at)), "102")).toMatchObject({ state, daysLate });
  });

  it.each([
    ["2027-10-31T23:59:59.999Z", "accepted"],
    ["2027-11-01T00:00:00.000Z", "late"],
  ])("is over at midnight in winter on the day the clocks go back (%s: %s)", async (at, state) => {
    const data = await logStore(asked.collection, { [period]: sent("102", "aa", at) });
    const october = { opens: "2027-10-01", due: "2027-10-29", closes: "2027-10-31", remind: [] };
    await set(data, "2027-09-01T09:00:00.000Z", { ...october, force: true });
    expect(await stateOf(data, "102")).toMatchObject({ state });
  });
});

describe("reopenWindow", () => {
  const late = sent("102", "aa", "2027-07-05");

  it("lets one council's late return count, and closes again behind it", async () => {
    const data = await windowed([...late, ...sent("820", "bb", "2027-07-05")]);
    const cumbria = { ...asked, ...who, authority: "Cumbria" };
    const made = await reopenWindow(cumbria, { data, clock: clockAt("2027-07-06T09:00:00.000Z") });
    expect(made).toEqual({ whom: "Cumbria", changed: true, starts: [{ code: "102", name: "Cumbria" }], changes: [] });
    expect(await stateOf(data, "102")).toMatchObject({ state: "accepted" });
    expect(await stateOf(data, "820")).toMatchObject({ state: "late" });
    const again = await reopenWindow(cumbria, { data, clock: clockAt("2027-07-06T10:00:00.000Z") });
    expect(again).toMatchObject({ changed: false });
    await closeWindow(cumbria, { data, clock: clockAt("2027-07-08T09:00:00.000Z") });
    expect(await stateOf(data, "102")).toMatchObject({ state: "accepted" });
    await expect(closeWindow(cumbria, { data, clock: clockAt("2027-07-09T09:00:00.000Z") })).rejects.toThrow(
      "Nothing is reopened",
    );
    const { decisions } = await showWindow(asked, { data, clock: clockAt("2027-07-09T09:00:00.000Z") });
    expect(decisions.map(({ event, authority, reason }) => [event, authority, reason])).toEqual([
      ["window", null, null],
      ["reopened", "102", "System failure"],
      ["closed", "102", "System failure"],
    ]);
  });

  it("says for whom a later file takes the place of the one that counted", async () => {
    const data = await windowed([...sent("102", "aa", "2027-06-10"), ...sent("102", "bb", "2027-07-05")]);
    expect(await stateOf(data, "102")).toMatchObject({ at: "2027-06-10T12:00:00.000Z" });
    const made = await reopenWindow({ ...asked, ...who }, { data, clock: clockAt("2027-07-06T09:00:00.000Z") });
    expect(made).toMatchObject({ whom: "every return", starts: [], changes: [{ code: "102" }] });
    expect(await stateOf(data, "102")).toMatchObject({ at: "2027-07-05T12:00:00.000Z" });
  });

  it("is ended for every council where it is closed for all", async () => {
    const data = await windowed();
    await reopenWindow({ ...asked, ...who, authority: "102" }, { data, clock: clockAt("2027-07-06T09:00:00.000Z") });
    await closeWindow({ ...asked, ...who }, { data, clock: clockAt("2027-07-07T09:00:00.000Z") });
    await expect(
      closeWindow({ ...asked, ...who, authority: "102" }, { data, clock: clockAt("2027-07-08T09:00:00.000Z") }),
    ).rejects.toThrow("Nothing is reopened");
  });

  it.each([
    ["a window that is still open", "2027-07-02T22:00:00.000Z", {}, "set a later day"],
    ["no reason", "2027-07-06T09:00:00.000Z", { reason: "" }, "Give the reason"],
    ["a council there was not", "2027-07-06T09:00:00.000Z", { authority: "Westmorland and Furness" }, "no council"],
  ])("refuses %s", async (_, at, change, words) => {
    const data = await windowed();
    await expect(reopenWindow({ ...asked, ...who, ...change }, { data, clock: clockAt(at) })).rejects.toThrow(words);
  });

  it("refuses where no window is set, and one council of a file that holds all", async () => {
    const { data } = memoryStore();
    const power = { data, clock: clockAt("2027-07-06T09:00:00.000Z") };
    await expect(reopenWindow({ ...asked, ...who }, power)).rejects.toThrow("No window is set");
    const national = { collection: "direct-payments", period: "2009-10", authority: "102", ...who };
    await expect(reopenWindow(national, power)).rejects.toThrow("Leave the council out");
  });
});

describe("windowCalendar", () => {
  it("numbers a window by how often it was set before, and refuses where none is", async () => {
    const data = await windowed();
    await set(data, "2027-05-05T09:00:00.000Z", { remind: ["14"] });
    const ics = await windowCalendar(asked, { data, clock: clockAt("2027-05-06T09:00:00.000Z") });
    expect(ics).toContain("SEQUENCE:1\r\n");
    expect(ics).toContain("DTSTART;VALUE=DATE:20270604");
    const none = windowCalendar(
      { ...asked, period: "2011-03-31" },
      { data, clock: clockAt("2027-05-06T09:00:00.000Z") },
    );
    await expect(none).rejects.toThrow("No window is set");
  });
});
