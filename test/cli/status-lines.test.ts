import { describe, expect, it } from "vitest";
import { statusLines } from "../../cli/render/status-lines.ts";
import { collectionStatus } from "../../packages/core/src/workflows/collection-status.ts";
import { clockAt, logStore, type Said } from "../workflows/log-store.ts";

const collection = "personal-budgets";
const clock = clockAt("2027-07-05T09:00:00.000Z");

function came(code: string, outcome: Said[1], at: string): Said[] {
  return [
    [code, "received", `s${code}`, at],
    [code, outcome, `s${code}`, at],
  ];
}

const said: Said[] = [
  ["all", "window", "20270504.20270618.20270702", "2027-05-03"],
  ...came("102", "rejected", "2027-06-10"),
  ...came("104", "needs-explanation", "2027-06-10"),
  ...came("106", "awaiting-sign-off", "2027-06-10"),
  ["107", "received", "s107", "2027-06-10"],
  ...came("108", "accepted", "2027-06-10"),
  ...came("109", "accepted", "2027-06-21"),
  ...came("110", "accepted", "2027-06-19"),
  ...came("111", "accepted", "2027-07-03"),
];

describe("statusLines", () => {
  it("groups the councils of one period by how their returns stand", async () => {
    const data = await logStore(collection, { "2010-03-31": said });
    const lines = statusLines(await collectionStatus({ collection, period: "2010-03-31" }, { data, clock }), 100);
    const groups = lines.slice(0, lines.indexOf("Missing:")).join("\n");
    expect(groups).toMatch(/Due +Friday 18 June 2027, 17 days ago\n +Closes +Friday 2 July 2027, 3 days ago\n/);
    expect(groups).toMatch(/2010-03-31 +152 +3 +4 +1 +144 +2027-06-18 +2027-07-02\n/);
    expect(groups.slice(groups.indexOf("In error,"))).toBe(
      [
        "In error, faulty:\n  Cumbria (102)\n",
        "In error, awaiting explanation:\n  Northumberland (104)\n",
        "In error, awaiting sign-off:\n  Gateshead (106)\n",
        "In error, not yet checked:\n  Newcastle upon Tyne (107)\n",
        "Late (not counted):\n  Hartlepool (111)\n",
        "In after the due day:\n  South Tyneside (109) 3 days, Sunderland (110) 1 day\n",
      ].join("\n"),
    );
  });

  it("gives each of many periods a line, with its days where it has a window", async () => {
    const data = await logStore(collection, {
      "2010-03-31": said,
      "2009-03-31": came("102", "accepted", "2026-01-01"),
    });
    const lines = statusLines(await collectionStatus({ collection }, { data, clock }), 80);
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^2010-03-31 .* 2027-06-18 {2}2027-07-02$/),
      expect.stringMatching(/^2009-03-31 +\d+ +1 +0 +0 +\d+$/),
    ]);
  });

  it("says so where nothing has been sent", () => {
    expect(statusLines([], 80)).toEqual(["Nothing has been sent yet."]);
  });
});
