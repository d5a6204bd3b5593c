import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { KEY, notifyServer, TEMPLATE } from "../notify/notify-server.ts";
import { type Ran, returns, somePeople, surveyReturn, testFolder, wordsInACell } from "./test-store.ts";

const survey = ["personal-budgets", "2010-03-31"];
const store = ["--store", "store"];
const days = ["--opens", "2027-05-04", "--due", "2027-06-18", "--closes", "2027-07-02", "--remind", "14,7,1"];
const team = ["--by", "Survey team"];

type Run = (...argv: string[]) => Promise<Ran>;

/** Command lines run in a folder at a time. */
function at(folder: string, time: string, env: Readonly<Record<string, string>> = {}): Run {
  return (...argv) => returns(folder, [...argv, ...store], { clock: () => new Date(time), env });
}

/** A folder whose store has a window, one accepted return, one faulty one and one that came too late. */
async function collecting(): Promise<string> {
  const folder = testFolder();
  const set = await at(folder, "2027-05-03T09:00:00.000Z")("window", ...survey, ...days, ...team);
  expect(set).toMatchObject({ code: 0, err: "" });
  writeFileSync(join(folder, "c.xlsx"), surveyReturn("Cumbria", somePeople));
  writeFileSync(join(folder, "k.xlsx"), surveyReturn("Kent", wordsInACell));
  const submit = ["--collection", "personal-budgets", "--period", "2010-03-31"];
  await at(folder, "2027-06-10T09:00:00.000Z")("submit", "c.xlsx", "k.xlsx", ...submit);
  return folder;
}

function contactsIn(
  folder: string,
  text = "authority,email\nKent,returns@kent.example\n106,returns@gateshead.example\n",
): string[] {
  writeFileSync(join(folder, "contacts.csv"), text);
  return ["--contacts", "contacts.csv"];
}

function everyFile(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), "latin1")}`)
    .join("\n");
}

describe("returns window", () => {
  it("begins a store with a window, and shows it with the days that are left and who set it", async () => {
    const folder = await collecting();
    const { code, out } = await at(folder, "2027-06-14T09:00:00.000Z")("window", ...survey);
    expect(code).toBe(0);
    expect(out).toContain("  Due        Friday 18 June 2027, in 4 days (4 working days)\n");
    expect(out).toContain("  Closes     Friday 2 July 2027, in 18 days (14 working days)\n");
    expect(out).toContain("  Reminders  Friday 4 June 2027; Friday 11 June 2027; Thursday 17 June 2027\n");
    expect(out).toMatch(/2027-05-03 09:00 +window set +all +Survey team/);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("prints JSON, with what was moved among the notes", async () => {
    const run = at(testFolder(), "2026-11-22T09:00:00.000Z");
    const christmas = ["--opens", "2026-12-01", "--due", "2026-12-26", "--closes", "2027-01-08", "--remind", "1"];
    const refused = await run("window", ...survey, ...christmas, ...team);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("Tuesday 29 December 2026");
    const { code, out } = await run("window", ...survey, ...christmas, ...team, "--move-due", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      window: { due: "2026-12-29", reminders: ["2026-12-24"] },
      daysLeft: { due: { calendar: 37, working: 25 } },
      notes: [expect.stringContaining("Boxing Day"), expect.stringContaining("Thursday 24 December 2026")],
    });
  });

  it("refuses half a window, a store that is not there, and days without who set them", async () => {
    const run = at(testFolder(), "2027-05-03T09:00:00.000Z");
    expect(await run("window", ...survey)).toMatchObject({ code: 2 });
    expect((await run("window", ...survey, "--due", "2027-06-18")).err).toContain("--closes");
    expect((await run("window", ...survey, ...days)).err).toContain("--by");
  });
});

describe("returns status", () => {
  it("shows the window, counts the late, and groups who is not in by why", async () => {
    const folder = await collecting();
    const before = await at(folder, "2027-06-14T09:00:00.000Z")("status", ...survey);
    expect(before.out).toContain("Due     Friday 18 June 2027, in 4 days (4 working days)");
    expect(before.out).toMatch(/2010-03-31 +152 +\d+ +\d+ +\d+ +\d+ +2027-06-18 +2027-07-02\n/);
  });

  it("prints JSON with null where there is no window", async () => {
    const folder = testFolder();
    mkdirSync(join(folder, "store"));
    const { out } = await at(folder, "2027-06-14T09:00:00.000Z")("status", ...survey, "--json");
    expect(JSON.parse(out)).toMatchObject([{ window: null, daysLeft: null, expected: 152, late: [], afterDue: [] }]);
  });
});

describe("returns reopen and close", () => {
  it("lets a late return count, with the decision kept", async () => {
    const folder = testFolder();
    const past = ["--opens", "2010-05-04", "--due", "2010-06-18", "--closes", "2010-07-02"];
    await at(folder, "2010-05-03T09:00:00.000Z")("window", ...survey, ...past, ...team);
    writeFileSync(join(folder, "c.xlsx"), surveyReturn("Cumbria", somePeople));
    const submit = ["--collection", "personal-budgets", "--period", "2010-03-31"];
    await at(folder, "2010-07-05T09:00:00.000Z")("submit", "c.xlsx", ...submit);
    // The folder gives the time of arrival, which is today's: years after this window closed.
    const run = at(folder, "2099-01-01T09:00:00.000Z");
    const late = await run("status", ...survey);
    expect(late.out).toMatch(/2010-03-31 +152 +0 +0 +1 +151/);
    expect(late.out).toMatch(/Late \(not counted\):\n {2}Cumbria \(102\)\n/);
    const decided = [...team, "--reason", "System failure"];
    const reopened = await run("reopen", ...survey, "--authority", "Cumbria", ...decided);
    expect(reopened).toMatchObject({ code: 0, out: "Reopened for Cumbria. These begin to count: Cumbria (102).\n" });
    const counted = await run("status", ...survey);
    expect(counted.out).toMatch(/In after the due day:\n {2}Cumbria \(102\) [\d,]+ days\n/);
    const later = at(folder, "2099-01-02T09:00:00.000Z");
    const closed = await later("close", ...survey, "--authority", "102", ...decided, "--json");
    expect(JSON.parse(closed.out)).toEqual({ whom: "Cumbria", changed: true, starts: [], changes: [] });
    expect(await later("close", ...survey, ...decided)).toMatchObject({ code: 2 });
    expect((await run("window", ...survey)).out).toMatch(/closed again +102 +Survey team +System failure/);
  });
});

describe("returns chase", () => {
  it("lists who needs to do what, and writes letters and a calendar", async () => {
    const folder = await collecting();
    const run = at(folder, "2027-06-14T09:00:00.000Z");
    const { code, out } = await run("chase", ...survey, "--messages", "letters", "--ics", "out/dates.ics");
    expect(code).toBe(0);
    expect(out).toMatch(/Kent \(820\) +mend \(\d+ errors?\) +50% +none\n/);
    expect(out).toMatch(/Gateshead \(106\) +send +50% +none\n/);
    expect(out).not.toContain("Cumbria");
    expect(out.split("\n").filter((line) => line.length > 80 && !line.includes(folder))).toEqual([]);
    const letters = readdirSync(join(folder, "letters"));
    expect(letters).toHaveLength(151);
    const kent = readFileSync(join(folder, "letters", "820-kent.txt"), "utf8");
    expect(kent).toMatch(
      /^Subject: Personal budgets survey, 31 March 2010: the file you sent needs correcting\n\nTo the officer/,
    );
    expect(kent).toMatch(/"k\.xlsx" of .* \(receipt number [0-9a-f]{20}\)/);
    expect(readFileSync(join(folder, "out/dates.ics"), "utf8")).toContain("DTSTAMP:20270614T090000Z");
    const again = await run("chase", ...survey, "--messages", "letters");
    expect(again).toMatchObject({ code: 2, out: "" });
    expect(again.err).toContain("not empty");
  });

  it("prints JSON: the list, with messages, and null where nothing was to be sent", async () => {
    const folder = await collecting();
    const { out } = await at(folder, "2027-06-14T09:00:00.000Z")(
      "chase",
      ...survey,
      "--json",
      "--site",
      "https://x.example/",
    );
    const list = JSON.parse(out);
    expect(list).toMatchObject({ expected: 152, accepted: 1, remindToday: false, sent: null });
    expect(list.toChase[0]).toMatchObject({
      code: expect.any(String),
      needs: "send",
      past: { periods: 0, late: 0, never: 0, medianDaysLate: null, likelyLate: 50 },
      message: { subject: expect.any(String), body: expect.stringContaining("https://x.example/") },
    });
  });

  it("shows messages without sending, however often", async () => {
    const folder = await collecting();
    const run = at(folder, "2027-06-17T09:00:00.000Z");
    const first = await run("chase", ...survey, "--send", "console", ...contactsIn(folder));
    expect(first.code).toBe(1);
    expect(first.out).toContain("To: returns@kent.example\nSubject: Personal budgets survey");
    expect(first.out).toContain("Sent 2 messages.");
    expect((await run("chase", ...survey, "--send", "console", ...contactsIn(folder))).out).toContain(
      "Sent 2 messages.",
    );
    const json = await run("chase", ...survey, "--send", "console", "--json");
    expect(JSON.parse(json.out).sent).toHaveLength(151);
    expect(json.err).toContain("To: Kent\n");
  });

  it("puts messages into a folder once a day, and keeps no address in the store", async () => {
    const folder = await collecting();
    const run = at(folder, "2027-06-17T09:00:00.000Z");
    const send = ["--send", "folder:out", ...contactsIn(folder)];
    expect((await run("chase", ...survey, ...send)).out).toContain("Sent 2 messages.");
    expect(readdirSync(join(folder, "out"))).toHaveLength(2);
    const again = await run("chase", ...survey, ...send);
    expect(again.out).toContain("Sent 0 messages. 2 had been sent today before.");
    expect(everyFile(join(folder, "store"))).not.toContain("@kent.example");
    expect((await run("chase", ...survey, "--send", "folder:store/data/out")).err).toContain("outside");
    expect(existsSync(join(folder, "store/data/out"))).toBe(false);
  });

  it("sends on reminder days alone where a schedule calls it every day", async () => {
    const folder = await collecting();
    const send = ["chase", ...survey, "--due-today", "--send", "folder:out", ...contactsIn(folder)];
    for (const day of ["2027-06-12T09:00:00.000Z", "2027-06-16T22:59:59.000Z"]) {
      const quiet = await at(folder, day)(...send);
      expect(quiet).toMatchObject({ code: 0, err: "" });
      expect(quiet.out.replace(/\s+/g, " ")).toContain(
        "is not a reminder day: nothing was sent. The next is Thursday 17 June 2027.",
      );
    }
    expect(existsSync(join(folder, "out"))).toBe(false);
    expect((await at(folder, "2027-06-16T23:00:00.000Z")(...send)).out).toContain("Sent 2 messages.");
    const json = await at(folder, "2027-06-18T09:00:00.000Z")(...send, "--json");
    expect(JSON.parse(json.out)).toMatchObject({ remindToday: false, sent: [] });
    const none = await at(folder, "2027-06-18T09:00:00.000Z")("chase", "personal-budgets", "2011-03-31", "--due-today");
    expect(none.err).toContain("No window is set");
  });

  it("sends through GOV.UK Notify with key and template from the environment", async () => {
    const folder = await collecting();
    const server = await notifyServer([
      "none",
      { status: 400, error: "BadRequestError", message: "Can't send to this recipient" },
    ]);
    const env = { RETURNS_NOTIFY_KEY: KEY, RETURNS_NOTIFY_TEMPLATE: TEMPLATE, RETURNS_NOTIFY_URL: server.url };
    const run = at(folder, "2027-06-17T09:00:00.000Z", env);
    const sent = await run("chase", ...survey, "--send", "notify", ...contactsIn(folder));
    expect(sent.code).toBe(1);
    expect(sent.out).toContain("Sent 1 message.");
    expect(sent.out).toMatch(/refused +Can't send to this recipient/);
    expect(server.requests.map(({ body }) => body["reference"])).toContain(
      "personal-budgets/2010-03-31/820/2027-06-17",
    );
    const again = await run("chase", ...survey, "--send", "notify", ...contactsIn(folder), "--json");
    const outcomes = JSON.parse(again.out).sent.filter((one: { code: string }) => ["106", "820"].includes(one.code));
    expect(outcomes.map((one: { outcome: string }) => one.outcome).toSorted()).toEqual(["already sent", "sent"]);
    expect(server.requests).toHaveLength(3);
    expect(everyFile(join(folder, "store"))).not.toMatch(/@kent\.example|3d844edf/);
  });

  it("ends with 3 where sending broke off, and says at whom", async () => {
    const folder = await collecting();
    const server = await notifyServer();
    const env = {
      RETURNS_NOTIFY_KEY: KEY.replace(/0$/, "1"),
      RETURNS_NOTIFY_TEMPLATE: TEMPLATE,
      RETURNS_NOTIFY_URL: server.url,
    };
    const { code, out } = await at(folder, "2027-06-17T09:00:00.000Z", env)(
      "chase",
      ...survey,
      "--send",
      "notify",
      ...contactsIn(folder),
    );
    expect(code).toBe(3);
    expect(out).toContain("Sent 0 messages.");
    expect(out.replace(/\s+/g, " ")).toContain("GOV.UK Notify takes no message");
  });

  it.each([
    ["a channel there is not", ["--send", "pigeon"], {}, "--send console"],
    ["a folder without a name", ["--send", "folder:"], {}, "folder:DIR"],
    ["Notify without a key", ["--send", "notify"], {}, "RETURNS_NOTIFY_KEY"],
    [
      "a key of another kind",
      ["--send", "notify"],
      { RETURNS_NOTIFY_KEY: "secret-x", RETURNS_NOTIFY_TEMPLATE: "t" },
      "not a key",
    ],
    [
      "Notify without contacts",
      ["--send", "notify"],
      { RETURNS_NOTIFY_KEY: KEY, RETURNS_NOTIFY_TEMPLATE: "t" },
      "--contacts",
    ],
    ["a page that is no address", ["--site", "example"], {}, "site"],
  ] as const)("refuses %s", async (_, argv, env: Readonly<Record<string, string>>, words) => {
    const folder = await collecting();
    const { code, out, err } = await at(folder, "2027-06-17T09:00:00.000Z", env)("chase", ...survey, ...argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
    expect(err).not.toContain("secret-x");
  });
});
