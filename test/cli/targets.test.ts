import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { returns, somePeople, surveyReturn, testFolder } from "./test-store.ts";

const store = ["--store", "store"];

it("shows which targets stood on a day and how they were going, each on its bases", async () => {
  const folder = testFolder();
  writeFileSync(join(folder, "c.xlsx"), surveyReturn("102", somePeople));
  const survey = ["--collection", "personal-budgets", "--period", "2010-03-31", ...store];
  await returns(folder, ["submit", "c.xlsx", ...survey]);
  await returns(folder, ["publish", "personal-budgets", ...store]);
  const autumn = await returns(folder, ["targets", "personal-budgets", "--as-of", "2010-10-31", ...store]);
  expect(autumn.code, autumn.err).toBe(0);
  expect(autumn.out).toMatch(
    /pb-30-2011, basis ongoing: in force\n {2}Target +30% by 2011-04-01\n {2}Verdict +on course/,
  );
  expect(autumn.out).toContain("pb-100-2013, basis ongoing: not yet set");
  const later = await returns(folder, ["targets", "--as-of", "2012-10-26", "--json", ...store]);
  expect(JSON.parse(later.out)).toMatchObject([
    { target: "pb-30-2011", basis: "indicator_130", standing: "past its day", verdicts: [] },
    { target: "pb-30-2011", basis: "ongoing", standing: "past its day", verdicts: [] },
    { target: "pb-100-2013", standing: "replaced", replacedBy: "pb-70-2013", asOf: "2012-10-26" },
    { target: "pb-70-2013", standing: "in force", verdicts: [{ verdict: "not yet due", judgedBy: "outcome" }] },
  ]);
  const today = await returns(folder, ["targets", "personal-budgets", ...store], {
    clock: () => new Date("2013-04-01"),
  });
  expect(today.out).toContain("as of 2013-04-01");
  expect(await returns(folder, ["targets", "--as-of", "autumn", ...store])).toMatchObject({
    code: 2,
    err: expect.stringContaining("Write it as 2012-10-26"),
  });
});
