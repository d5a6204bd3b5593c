import { describe, expect, it } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import { receiptKey } from "../../packages/core/src/filing/keys.ts";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { type ChaseList, chaseList } from "../../packages/core/src/workflows/chase-list.ts";
import { collectionStatus } from "../../packages/core/src/workflows/collection-status.ts";
import { reopenWindow } from "../../packages/core/src/workflows/reopen-window.ts";
import { setWindow } from "../../packages/core/src/workflows/set-window.ts";
import { clockAt, counted, logStore, type Said } from "./log-store.ts";

const collection = "personal-budgets";
const now = "2027-06-14T09:00:00.000Z";

function sent(code: string, submission: string, at: string): Said[] {
  return [
    [code, "received", submission, at],
    [code, "accepted", submission, at],
  ];
}

/** Sets the window of a period: due in June of the year, closed in July. */
async function setYear(data: Objects, period: string, year = Number(period.slice(0, 4))): Promise<void> {
  const days = { opens: `${year}-05-04`, due: `${year}-06-18`, closes: `${year}-07-02`, remind: ["4"] };
  await setWindow(
    { collection, period, ...days, moveDue: true, force: true, by: "Survey team" },
    { data, clock: clockAt(`${year}-05-03T09:00:00.000Z`) },
  );
}

function putReceipt(data: Objects, period: string, authority: string, submission: string): Promise<unknown> {
  const receipt = {
    receipt: submission,
    file: "return.xlsx",
    outcome: "rejected",
    received: { at: now, key: "k", bytes: 1 },
    findings: [
      ...Array.from({ length: 3 }, () => ({ severity: "error" })),
      { severity: "error", waiver: {} },
      { severity: "note" },
    ],
  };
  const key = receiptKey({ collection, period, authority }, submission);
  return data.put(key, new TextEncoder().encode(JSON.stringify(receipt)));
}

function chaseOf(data: Objects, period: string, at = now): Promise<ChaseList> {
  return chaseList({ collection, period }, { data, clock: clockAt(at) });
}

describe("chaseList", () => {
  it("says what each needs whose return does not count", async () => {
    const data = await logStore(collection, {
      "2027-03-31": [
        ...sent("820", "a1", "2027-06-10"),
        ["821", "received", "b1", "2027-06-10"],
        ["821", "rejected", "b1", "2027-06-10"],
        ["816", "received", "c1", "2027-06-10"],
        ["816", "needs-explanation", "c1", "2027-06-10"],
        ["815", "received", "d1", "2027-06-10"],
        ["815", "awaiting-sign-off", "d1", "2027-06-10"],
        ["812", "received", "e1", "2027-06-10"],
        ["813", "checked", "f1", "2027-06-10"],
        ["820", "received", "a2", "2027-06-11"],
        ["820", "rejected", "a2", "2027-06-11"],
      ],
    });
    await setYear(data, "2027-03-31");
    const list = await chaseOf(data, "2027-03-31");
    expect(list).toMatchObject({ expected: 153, accepted: 1, remindToday: true, today: "2027-06-14" });
    expect(list.toChase).toHaveLength(152);
    const needs = Object.fromEntries(list.toChase.map((one) => [one.code, one.needs]));
    expect(needs["820"]).toBeUndefined();
    expect(needs).toMatchObject({ "821": "mend", "816": "explain", "815": "sign-off", "812": "wait", "813": "send" });
    expect(list.toChase.at(-1)).toMatchObject({ code: "812", message: null });
  });

  it("quotes the receipt of the newest file, and opens no other object but the window", async () => {
    const data = await logStore(collection, {
      "2027-03-31": [
        ["821", "received", "b1", "2027-06-09"],
        ["821", "rejected", "b1", "2027-06-09"],
        ["821", "received", "b2", "2027-06-10"],
        ["821", "rejected", "b2", "2027-06-10"],
        ["816", "received", "c1", "2027-06-10"],
        ["816", "rejected", "c1", "2027-06-10"],
        ...sent("820", "a1", "2027-06-10"),
      ],
    });
    await setYear(data, "2027-03-31");
    await putReceipt(data, "2027-03-31", "821", "b2");
    const watched = counted(data);
    const list = await chaseOf(watched, "2027-03-31");
    const luton = list.toChase.find(({ code }) => code === "821");
    expect(luton?.receipt).toMatchObject({ receipt: "b2", errors: 3, outcome: "rejected" });
    expect(luton?.message?.body).toContain("(receipt number b2). It was not accepted, with 3 errors.");
    const unwritten = list.toChase.find(({ code }) => code === "816");
    expect(unwritten).toMatchObject({ needs: "mend", receipt: null });
    expect(unwritten?.message?.body).toContain("It was not accepted.");
    expect(watched.calls).toMatchObject({ list: 1, get: 3, put: 0, head: 0 });
  });

  it("puts the likely late first, from earlier periods alone that were due, and names in order among equals", async () => {
    const data = await logStore(collection, {
      "2024-03-31": [...sent("820", "a1", "2024-06-10"), ...sent("821", "b1", "2024-06-28")],
      "2025-03-31": [
        ...sent("820", "a2", "2025-06-10"),
        ...sent("820", "a3", "2025-06-30"),
        ...sent("821", "b2", "2025-07-20"),
      ],
      "2026-03-31": [...sent("820", "a4", "2026-06-01")],
      "2027-03-31": [],
      "2028-03-31": sent("820", "a5", "2028-06-30"),
    });
    for (const period of ["2024-03-31", "2025-03-31", "2027-03-31"]) await setYear(data, period);
    // Not due yet, and a later period that is long due: neither is a past.
    await setYear(data, "2026-03-31", 2028);
    await setYear(data, "2028-03-31", 2025);
    const { toChase } = await chaseOf(data, "2027-03-31");
    expect(toChase.find(({ code }) => code === "820")?.past).toEqual({
      periods: 2,
      late: 0,
      never: 0,
      medianDaysLate: null,
      likelyLate: 25,
    });
    expect(toChase.find(({ code }) => code === "821")?.past).toMatchObject({
      periods: 2,
      late: 2,
      never: 0,
      likelyLate: 75,
    });
    expect(toChase.at(-1)?.code).toBe("820");
    const equals = toChase.filter(({ past }) => past.likelyLate === 75).map(({ name }) => name);
    expect(equals).toEqual(equals.toSorted());
    const scores = toChase.map(({ past }) => past.likelyLate);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("counts no period before a council was there, though its code was another's", async () => {
    const data = await logStore(collection, { "2020-03-31": [], "2024-03-31": [] });
    await setYear(data, "2020-03-31");
    await setYear(data, "2024-03-31");
    const { toChase } = await chaseOf(data, "2025-03-31");
    const ofYear = (day: string): Set<string> => new Set(authoritiesOn(day).map(({ name, from }) => `${name} ${from}`));
    const before = ofYear("2020-03-31");
    const newcomers = authoritiesOn("2025-03-31").filter(({ name, from }) => !before.has(`${name} ${from}`));
    expect(newcomers.length).toBeGreaterThan(3);
    for (const { code } of newcomers) expect(toChase.find((one) => one.code === code)?.past.periods, code).toBe(1);
    const reused = newcomers.filter(({ code }) => authoritiesOn("2020-03-31").some((one) => one.code === code));
    expect(reused.length).toBeGreaterThan(0);
    expect(toChase.find(({ name }) => name === "Essex")?.past).toMatchObject({ periods: 2, never: 2 });
  });

  it("asks for nothing but a decision where a file came after the window closed, and says when it is reopened", async () => {
    const data = await logStore(collection, {
      "2027-03-31": [
        ["821", "received", "b1", "2027-07-05"],
        ["821", "rejected", "b1", "2027-07-05"],
      ],
    });
    await setYear(data, "2027-03-31");
    const late = (await chaseOf(data, "2027-03-31", "2027-07-06T09:00:00.000Z")).toChase.find(
      ({ code }) => code === "821",
    );
    expect(late).toMatchObject({ needs: "ask", state: "late", reopened: false });
    const input = { collection, period: "2027-03-31", authority: "821", by: "Survey team", reason: "Agreed" };
    await reopenWindow(input, { data, clock: clockAt("2027-07-06T10:00:00.000Z") });
    const open = (await chaseOf(data, "2027-03-31", "2027-07-06T11:00:00.000Z")).toChase.find(
      ({ code }) => code === "821",
    );
    expect(open).toMatchObject({ needs: "mend", state: "rejected", reopened: true });
  });

  it("knows one sender of a collection that comes as one file", async () => {
    const data = await logStore("direct-payments", { "2009-10": [] });
    const asked = { collection: "direct-payments", period: "2009-10" };
    const list = await chaseList(asked, { data, clock: clockAt(now) });
    expect(list).toMatchObject({ expected: 1, accepted: 0, window: null, daysLeft: null, remindToday: false });
    expect(list.toChase).toMatchObject([{ code: "national", needs: "send", past: { periods: 0 } }]);
    expect(list.toChase[0]?.message?.body).toContain("direct-payments/2009-10/national/");
    expect(list.toChase[0]?.message?.body).not.toContain("--authority");
  });

  it("keeps to the day in London: a reminder day begins at 23:00 the day before in summer", async () => {
    const data = await logStore(collection, {});
    await setYear(data, "2027-03-31");
    expect(await chaseOf(data, "2027-03-31", "2027-06-13T22:59:59.999Z")).toMatchObject({ remindToday: false });
    expect(await chaseOf(data, "2027-03-31", "2027-06-13T23:00:00.000Z")).toMatchObject({ remindToday: true });
    expect(await chaseOf(data, "2027-03-31", "2027-06-14T23:00:00.000Z")).toMatchObject({ remindToday: false });
  });
});

describe("collectionStatus", () => {
  async function twentyYears(): Promise<Objects> {
    const years = Array.from({ length: 20 }, (_, index) => 2007 + index);
    const periods = years.map((year): [string, Said[]] => {
      const councils = authoritiesOn(`${year}-03-31`);
      return [
        `${year}-03-31`,
        [
          ["all", "window", `${year}0504.${year}0618.${year}0702`, `${year}-05-01`],
          ...councils.flatMap(({ code }, index) => sent(code, `s${index}`, `${year}-06-${10 + (index % 20)}`)),
        ],
      ];
    });
    return logStore(collection, Object.fromEntries(periods));
  }

  it("tells 153 councils over 20 periods from one listing, and opens nothing", async () => {
    const watched = counted(await twentyYears());
    const statuses = await collectionStatus({ collection }, { data: watched, clock: clockAt(now) });
    expect(statuses).toHaveLength(20);
    expect(statuses.at(0)).toMatchObject({ period: "2026-03-31", expected: 153, accepted: 153, missing: [] });
    expect(statuses.at(0)?.afterDue.length).toBeGreaterThan(60);
    expect(watched.calls).toEqual({ list: 1, folders: 0, get: 0, head: 0, put: 0, delete: 0 });
  });

  it("chases over the same from one listing", async () => {
    const watched = counted(await twentyYears());
    const { toChase } = await chaseList({ collection, period: "2027-03-31" }, { data: watched, clock: clockAt(now) });
    expect(toChase).toHaveLength(153);
    expect(Math.max(...toChase.map(({ past }) => past.periods))).toBe(20);
    expect(watched.calls).toEqual({ list: 1, folders: 0, get: 0, head: 0, put: 0, delete: 0 });
  });
});
