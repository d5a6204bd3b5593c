import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Ran, returns, somePeople, surveyReturn, testFolder, wordsInACell } from "./test-store.ts";

const place = ["personal-budgets", "2010-03-31", "--authority", "Cumbria"];
const period = place.slice(0, 2);
const store = ["--store", "store"];

/** The base of the indicator is less than those with support: a query. */
function queried(base: number, oneOff = 15) {
  return surveyReturn("Cumbria", (table, column, row) => {
    if (column === "indicator_130_base" && row === 0) return base;
    return column === "one_off_personal_budgets" ? oneOff : somePeople(table, column, row);
  });
}

const blank = surveyReturn("Cumbria", (table, column, row) =>
  column === "ongoing_managed" && row === 2 ? null : somePeople(table, column, row),
);

/** A folder of the files, and a clock that goes on a minute a command; in a folder store a file comes at its own time, which is before it. */
function office(files: Readonly<Record<string, Uint8Array>>) {
  const folder = testFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  let minute = 0;
  return { folder, run };

  function run(...argv: string[]): Promise<Ran> {
    const now = new Date(Date.UTC(2096, 10, 22, 9, minute++));
    return returns(folder, [...argv, ...store], { clock: () => now });
  }
}

type Office = ReturnType<typeof office>;

async function json({ run }: Office, ...argv: string[]) {
  return JSON.parse((await run(...argv, "--json")).out);
}

async function send(at: Office, file: string, by = "finance officer") {
  const where = ["--collection", "personal-budgets", "--period", "2010-03-31", "--authority", "Cumbria"];
  const [receipt] = await json(at, "submit", file, ...where, "--by", by);
  return receipt;
}

function flat({ out, err }: Ran): string {
  return `${out} ${err}`.replace(/\s+/g, " ");
}

describe("returns respond", () => {
  it("shows the queries by their numbers, keeps what is said, and carries it to the next file", async () => {
    const at = office({ "one.xlsx": queried(300), "two.xlsx": queried(300, 16), "three.xlsx": queried(290) });
    await at.run("rules", ...period, "--explain-queries", "--by", "survey team");
    const receipt = await send(at, "one.xlsx");
    expect(receipt.outcome).toBe("needs-explanation");
    expect(receipt.received.by).toBe("finance officer");
    const listed = await json(at, "respond", ...place);
    expect(listed).toMatchObject({ receipt: receipt.receipt, file: "one.xlsx" });
    const numbers: number[] = listed.queries.map(({ number }: { number: number }) => number);
    expect(numbers.length).toBeGreaterThan(0);
    expect(flat(await at.run("respond", ...place))).toContain(`${numbers[0]}. People!`);

    const said = numbers.map((number) => `${number}=The base is = of another day.`);
    const answered = await at.run("respond", ...place, "--finding", ...said, "--by", "finance officer");
    expect(answered.code).toBe(0);
    expect(flat(answered)).toContain("Every query is explained. The return is accepted.");
    const [first] = (await json(at, "respond", ...place)).queries;
    expect(first.explanation).toMatchObject({ text: "The base is = of another day.", by: "finance officer" });

    const { happened } = await json(at, "history", ...place);
    expect(happened.map(({ entry }: { entry: { event: string } }) => entry.event)).toEqual([
      ...["received", "needs-explanation", "rules", "explained", "accepted"],
    ]);

    const moved = await send(at, "three.xlsx");
    expect(moved).toMatchObject({ outcome: "needs-explanation", lastTry: { receipt: receipt.receipt } });
    const carried = await send(at, "two.xlsx");
    expect(carried.outcome).toBe("accepted");
    expect(carried.findings.find(({ code }: { code: string }) => code === first.code).explanation).toEqual(
      first.explanation,
    );
  });

  it.each([
    ["a text without a number", ["--finding", "because"], "is not an explanation"],
    ["a finding said twice", ["--finding", "2=a", "2=b"], "explained twice"],
    ["a number that is not there", ["--finding", "99=Because", "--by", "x"], "has no finding 99"],
    ["nobody", ["--finding", "1=Because"], ""],
  ])("ends with 2 for %s", async (_, argv, words) => {
    const at = office({ "one.xlsx": queried(300) });
    await send(at, "one.xlsx");
    const ran = await at.run("respond", ...place, ...argv);
    expect(ran.code).toBe(2);
    expect(flat(ran)).toContain(words);
  });

  it("says so where nothing is asked", async () => {
    const at = office({ "good.xlsx": surveyReturn("Cumbria", somePeople) });
    await send(at, "good.xlsx");
    expect(flat(await at.run("respond", ...place))).toContain("Nothing is asked about good.xlsx");
  });
});

describe("returns rules and sign-off", () => {
  it("has someone other than the sender sign a return off", async () => {
    const at = office({ "good.xlsx": surveyReturn("Cumbria", somePeople) });
    await send(at, "good.xlsx");
    expect(flat(await at.run("rules", ...period))).toContain("counts as soon as it has no errors");
    const set = await at.run("rules", ...period, "--sign-off", "--by", "survey team");
    expect(flat(set)).toContain("someone other than the sender has signed it off");
    const other = join(at.folder, "other.xlsx");
    writeFileSync(
      other,
      surveyReturn("Cumbria", (table, column, row) =>
        column === "one_off_personal_budgets" ? 16 : somePeople(table, column, row),
      ),
    );
    expect((await send(at, "other.xlsx")).outcome).toBe("awaiting-sign-off");
    const own = await at.run("sign-off", ...place, "--by", "Finance Officer");
    expect(own.code).toBe(2);
    expect(own.err).toContain("someone else");
    const signed = await json(at, "sign-off", ...place, "--by", "director", "--note", "Seen.");
    expect(signed.standing).toBe("accepted");
    expect((await at.run("sign-off", ...place, "--by", "director")).code).toBe(2);
  });

  it.each([
    [["--none", "--sign-off", "--by", "x"], "--none asks for nothing"],
    [["--by", "x"], "Say what to ask for"],
    [["--sign-off"], "Say who decides"],
  ])("rules %j ends with 2 and says what would do", async (argv, words) => {
    const ran = await office({}).run("rules", ...period, ...argv);
    expect(ran.code).toBe(2);
    expect(flat(ran)).toContain(words);
  });
});

describe("returns waive and recheck", () => {
  const terms = ["--rule", "blank-cell", "--table", "people", "--expires", "2097-03-31", "--by", "survey team"];

  it("read a rejected file again under the waiver, as it came", async () => {
    const at = office({ "blank.xlsx": blank });
    const rejected = await send(at, "blank.xlsx");
    expect(rejected.outcome).toBe("rejected");
    const same = await at.run("recheck", ...place, "--by", "survey team");
    expect(same.code).toBe(1);
    expect(flat(same)).toContain("Nothing it is read by has changed");

    const granted = await at.run("waive", ...place, ...terms, "--reason", "The system is being replaced.");
    expect(granted.code).toBe(0);
    expect(granted.out).toContain("blank-cell");
    const again = await json(at, "recheck", ...place, "--by", "survey team");
    expect(again).toMatchObject({
      outcome: "accepted",
      received: { at: rejected.received.at, by: "finance officer", recheck: { by: "survey team" } },
      lastTry: { receipt: rejected.receipt },
    });
    expect(again.receipt).not.toBe(rejected.receipt);
    const history = await json(at, "history", ...place);
    expect(history).toMatchObject({ standing: "accepted", counts: again.receipt });
    expect(history.happened.map(({ entry }: { entry: { event: string } }) => entry.event)).toEqual([
      ...["received", "rejected", "waived", "received", "accepted"],
    ]);
    const shown = flat(await at.run("receipt", again.receipt));
    expect(shown).not.toContain("to put right");
    expect(shown).toContain("Waived until 2097-03-31 by survey team: The system is being replaced.");
    expect(shown).toContain("Read again 2096-11-22");
    const none = await at.run("recheck", ...place, "--by", "survey team");
    expect(none.code).toBe(2);
    expect(flat(none)).toContain("Only a file that was rejected");
    const work = await json(at, "work");
    expect(work).toMatchObject({ worked: [], mended: [], stuck: [], unknown: [] });
  });

  it("list a waiver until it is ended", async () => {
    const at = office({ "blank.xlsx": blank });
    await send(at, "blank.xlsx");
    const [waiver] = await json(at, "waive", ...place, ...terms, "--reason", "New system.");
    expect(await json(at, "waive", ...place, "--list")).toEqual([waiver]);
    const later = await returns(at.folder, ["waive", ...place, "--list", ...store], {
      clock: () => new Date("2097-04-01T09:00:00Z"),
    });
    expect(flat(later)).toContain("(over)");
    const ended = await at.run("waive", ...place, "--end", waiver.id, "--reason", "Done.", "--by", "survey team");
    expect(flat(ended)).toContain("There are no waivers.");
    expect((await at.run("waive", ...place, "--end", waiver.id, "--reason", "x", "--by", "y")).code).toBe(2);
  });

  it.each([
    [["--rule", "blank-cell"], "A waiver needs"],
    [[...terms], "Give the reason"],
    [[...terms.with(1, "damaged-file"), "--reason", "x"], "cannot be waived"],
  ])("waive %j ends with 2 and says what would do", async (argv, words) => {
    const ran = await office({}).run("waive", ...place, ...argv);
    expect(ran.code).toBe(2);
    expect(flat(ran)).toContain(words);
  });
});

describe("returns withdraw and history", () => {
  it("tell the whole life of a return: who, when, what", async () => {
    const at = office({ "good.xlsx": surveyReturn("Cumbria", somePeople) });
    const { receipt } = await send(at, "good.xlsx");
    const gone = await at.run("withdraw", ...place, "--by", "finance officer", "--reason", "Wrong year.");
    expect(flat(gone)).toContain("Withdrawn. The return is withdrawn. Nothing counts.");
    expect((await at.run("withdraw", ...place, "--by", "x", "--reason", "y")).code).toBe(2);
    await at.run("rules", ...period, "--sign-off", "--by", "survey team");
    const told = flat(await at.run("history", ...place));
    expect(told).toContain("It is withdrawn. Nothing counts.");
    expect(told).toMatch(/finance officer Received good\.xlsx/);
    expect(told).toContain(receipt);
    expect(told).toContain("Withdrawn: Wrong year.");
    expect(told).toMatch(/survey team Rules set: sign-off asked for \(all councils\)/);
    const { happened } = await json(at, "history", ...place);
    expect(happened.map(({ entry }: { entry: { event: string } }) => entry.event)).toEqual([
      "received",
      "accepted",
      "withdrawn",
      "rules",
    ]);
  });

  it("say so where nothing has happened", async () => {
    const at = office({ "good.xlsx": surveyReturn("Cumbria", somePeople) });
    await send(at, "good.xlsx");
    const told = await at.run("history", "personal-budgets", "2011-03-31", "--authority", "Cumbria");
    expect(flat(told)).toContain("Nothing has happened to it yet.");
  });
});

describe("returns receipt", () => {
  it("shows a receipt again by its number or its file, with its page and the marked workbook", async () => {
    const at = office({ "bad.xlsx": surveyReturn("Cumbria", wordsInACell) });
    const given = await send(at, "bad.xlsx");
    expect(await json(at, "receipt", given.receipt)).toEqual(given);
    writeFileSync(join(at.folder, "mine.json"), JSON.stringify(given));
    expect(await json(at, "receipt", "mine.json")).toEqual(given);
    const shown = await at.run("receipt", given.receipt, "--html", "r.html", "--marked", "m.xlsx");
    expect(shown.code).toBe(0);
    expect(flat(shown)).toContain("sent by finance officer");
    expect(flat(shown)).toContain("Today: It does not count: it was rejected.");
    expect(readFileSync(join(at.folder, "r.html"), "utf8")).toContain(given.receipt);
    expect(readFileSync(join(at.folder, "m.xlsx")).subarray(0, 2).toString()).toBe("PK");
    const beside = join(at.folder, "store/data/receipts/personal-budgets/2010-03-31/102", given.receipt);
    expect(readdirSync(beside).toSorted()).toEqual(["marked.xlsx", "receipt.html", "receipt.json"]);
    expect(readFileSync(join(beside, "receipt.html"))).toEqual(readFileSync(join(at.folder, "r.html")));
  });

  it("has no marked workbook where nothing is to be put right", async () => {
    const at = office({ "good.xlsx": surveyReturn("Cumbria", somePeople) });
    const { receipt } = await send(at, "good.xlsx");
    const ran = await at.run("receipt", receipt, "--marked", "m.xlsx");
    expect(ran.code).toBe(2);
    expect(flat(ran)).toContain("has no marked workbook");
  });

  it.each([
    [["0f1e2d3c4b5a69788796"], "There is no receipt 0f1e2d3c4b5a69788796"],
    [["good.xlsx"], "neither the number of a receipt"],
    [["nothing.json"], "there is no such file"],
    [["verify"], "Name the receipt to prove"],
    [["verify", "good.xlsx"], "This is not a receipt"],
    [["0f1e2d3c4b5a69788796", "good.xlsx"], "Only verify takes a file"],
  ])("%j ends with 2 and says what would do", async (argv, words) => {
    const at = office({ "good.xlsx": surveyReturn("Cumbria", somePeople) });
    await send(at, "good.xlsx");
    const ran = await at.run("receipt", ...argv);
    expect(ran.code).toBe(2);
    expect(flat(ran)).toContain(words);
  });
});
