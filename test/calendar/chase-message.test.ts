import { describe, expect, it } from "vitest";
import { type ChaseFacts, chaseMessage } from "../../packages/core/src/calendar/chase-message.ts";
import { daysLeft } from "../../packages/core/src/calendar/days-until.ts";

const window = { due: "2027-06-18", closes: "2027-07-02" };

function facts(today: string, given: Partial<ChaseFacts> = {}): ChaseFacts {
  return {
    collection: { id: "library-loans", title: "Library loans" },
    period: { id: "2026-27", label: "2026-27" },
    code: "Z9D4Z",
    council: "Barset",
    state: "missing",
    needs: "send",
    today,
    window,
    daysLeft: daysLeft(today, given.window ?? window),
    reopened: false,
    receipt: null,
    ...given,
  };
}

const receipt = {
  receipt: "0123456789abcdef0123",
  file: "loans.xlsx",
  outcome: "rejected",
  at: "2027-06-10T23:30:00.000Z",
  errors: 3,
};

describe("chaseMessage", () => {
  it("says what is due, when, how to send and how to get the workbook", () => {
    const { subject, body, reference } = chaseMessage(facts("2027-06-14"));
    expect(subject).toBe("Library loans, 2026-27: your return is due on Friday 18 June 2027");
    expect(body).toContain("is due on Friday 18 June 2027, in 4 days (4 working days).");
    expect(body).toContain("We do not have your return yet.");
    expect(body).toContain("library-loans/2026-27/Z9D4Z/");
    expect(body).toContain("\n  returns submit FILE --collection library-loans --period 2026-27 --authority Z9D4Z\n");
    expect(body).toContain("\n  returns template library-loans --period 2026-27 --authority Z9D4Z -o return.xlsx\n");
    expect(reference).toBe("library-loans/2026-27/Z9D4Z/2027-06-14");
  });

  it("says after the due day till when it counts, and after the closing day that it does not", () => {
    const late = chaseMessage(facts("2027-06-21"));
    expect(late.subject).toContain("your return was due on Friday 18 June 2027");
    expect(late.body).toContain(
      "It still counts if it arrives by the end of Friday 2 July 2027, in 11 days (9 working days).",
    );
    const closed = chaseMessage(facts("2027-07-05"));
    expect(closed.body).toContain("it counts only if the collection is reopened");
    expect(chaseMessage(facts("2027-07-05", { reopened: true })).body).toContain("a return sent now counts");
  });

  it("quotes the receipt of a file with errors: its number, its day in London and how many", () => {
    const { subject, body } = chaseMessage(facts("2027-06-14", { state: "rejected", needs: "mend", receipt }));
    expect(subject).toContain("needs correcting");
    expect(body).toContain(
      'We have your file "loans.xlsx" of 11 June 2027 (receipt number 0123456789abcdef0123). It was not accepted, with 3 errors.',
    );
    expect(body).toContain("returns submit");
  });

  it.each([
    ["unreadable", { outcome: "unreadable" }, "It could not be opened"],
    ["one error", { errors: 1 }, "with 1 error."],
  ])("finds the words for %s", (_, change, words) => {
    const given = { state: "rejected", needs: "mend", receipt: { ...receipt, ...change } } as const;
    expect(chaseMessage(facts("2027-06-14", given)).body).toContain(words);
  });

  it.each([
    ["explain", "needs-explanation", "Some figures in it need a word of explanation"],
    ["sign-off", "awaiting-sign-off", "somebody other than the sender"],
    ["ask", "late", "ask for the collection to be reopened"],
  ] as const)("asks for what is needed to %s, and for no new file", (needs, state, words) => {
    const { body } = chaseMessage(facts("2027-06-14", { needs, state, receipt }));
    expect(body).toContain(words);
    expect(body).not.toContain("returns template");
  });

  it("says so where a file was only tried, and where a return was withdrawn", () => {
    expect(chaseMessage(facts("2027-06-14", { state: "checked" })).body).toContain("You have tried a file");
    expect(chaseMessage(facts("2027-06-14", { state: "withdrawn" })).body).toContain("has been withdrawn");
  });

  it("names a page in place of commands, no due day where none is set, and no council for a national file", () => {
    const given = {
      site: "https://returns.example.org",
      window: null,
      daysLeft: null,
      council: null,
      code: "national",
    };
    const { subject, body } = chaseMessage(facts("2027-06-14", given));
    expect(subject).toBe("Library loans, 2026-27: your return");
    expect(body).toContain("https://returns.example.org");
    expect(body).not.toContain("returns submit");
    expect(body).toMatch(/^Dear colleague,\n/);
    expect(chaseMessage(facts("2027-06-14", { council: null })).body).not.toContain("--authority");
  });

  it("lets a file's name bring no line of its own, and blames nobody", () => {
    const file = "a\r\nBcc: all\u2028\u202Eb.xlsx";
    const { body } = chaseMessage(
      facts("2027-06-14", { state: "rejected", needs: "mend", receipt: { ...receipt, file } }),
    );
    expect(body).toContain('"a Bcc: all b.xlsx"');
    expect(body).not.toMatch(/fail|wrong|overdue|must|n't/i);
  });
});
