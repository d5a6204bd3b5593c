import { describe, expect, it } from "vitest";
import { type Question, questionKey } from "../../packages/core/src/filing/explanation.ts";
import { judgeSubmission } from "../../packages/core/src/filing/judge-submission.ts";
import type { Waiver } from "../../packages/core/src/filing/waiver.ts";
import type { Severity } from "../../packages/core/src/findings/severity.ts";

const question: Question = {
  code: "changed-much",
  table: "loans",
  row: "adult",
  column: "issues",
  value: "1,200",
  facts: "{}",
};
const given = { text: "A branch opened.", by: "finance officer", at: "2026-01-01T12:00:00.000Z", period: "2024-25" };
const waiver: Waiver = {
  id: "0a",
  code: "exceeds",
  table: "loans",
  column: "issues",
  reason: "The system cannot tell them apart until it is replaced.",
  approver: "head of statistics",
  from: "2026-01-01",
  expires: "2026-03-31",
};

const found = (severity: Severity, over: Partial<Question> = {}) => ({ severity, question: { ...question, ...over } });
const explained = new Map([[questionKey(question), given]]);
const nothing = { explanations: new Map(), waivers: [], day: "2026-02-01" };

describe("judgeSubmission", () => {
  it("accepts a file with queries and notes where the collection asks for nothing more", () => {
    expect(judgeSubmission([found("query"), found("note")], {}, nothing).outcome).toBe("accepted");
  });

  it("rejects a file with an error, whatever was explained", () => {
    expect(judgeSubmission([found("error")], {}, { ...nothing, explanations: explained }).outcome).toBe("rejected");
  });

  it("waits for each query's explanation where the collection asks for it", () => {
    const rules = { explainQueries: true };
    const two = [found("query"), found("query", { row: "child" })];
    expect(judgeSubmission(two, rules, { ...nothing, explanations: explained })).toEqual({
      outcome: "needs-explanation",
      answers: [{ explanation: given }, {}],
    });
    expect(judgeSubmission([found("query")], rules, { ...nothing, explanations: explained }).outcome).toBe("accepted");
  });

  it.each<Partial<Question>>([
    { value: "1,201" },
    { facts: '{"before":"100"}' },
    { row: "child" },
    { column: "visits" },
    { table: "visits" },
    { code: "exceeds" },
  ])("asks again where the question is another: %j", (over) => {
    const standing = { ...nothing, explanations: explained };
    expect(judgeSubmission([found("query", over)], { explainQueries: true }, standing).outcome).toBe(
      "needs-explanation",
    );
  });

  it("waits for a signature last of all", () => {
    const rules = { explainQueries: true, signOff: true };
    expect(judgeSubmission([found("query")], rules, nothing).outcome).toBe("needs-explanation");
    expect(judgeSubmission([], rules, nothing).outcome).toBe("awaiting-sign-off");
  });

  it("lets a waived error pass, and says by which waiver", () => {
    const error = found("error", { code: "exceeds" });
    expect(judgeSubmission([error], {}, { ...nothing, waivers: [waiver] })).toEqual({
      outcome: "accepted",
      answers: [{ waiver }],
    });
  });

  it.each([
    ["another column", { code: "exceeds", column: "visits" }, "2026-02-01"],
    ["another rule", { code: "negative" }, "2026-02-01"],
    ["another table", { code: "exceeds", table: "visits" }, "2026-02-01"],
    ["the day before it holds", { code: "exceeds" }, "2025-12-31"],
    ["the day after it expired", { code: "exceeds" }, "2026-04-01"],
  ])("does not stretch a waiver to %s", (_, over, day) => {
    const standing = { ...nothing, waivers: [waiver], day };
    expect(judgeSubmission([found("error", over)], {}, standing).outcome).toBe("rejected");
  });

  it("holds on the first and the last day of a waiver", () => {
    for (const day of [waiver.from, waiver.expires]) {
      const standing = { ...nothing, waivers: [waiver], day };
      expect(judgeSubmission([found("error", { code: "exceeds" })], {}, standing).outcome).toBe("accepted");
    }
  });
});
