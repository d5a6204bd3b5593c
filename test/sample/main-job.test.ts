import { createHash } from "node:crypto";
import { read, utils } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { mainJob } from "../../sample/main-job.ts";

const files = mainJob();
const survey = files.filter(({ collection }) => collection === "personal-budgets");

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("the files of the main job", () => {
  test("have the same bytes every time", () => {
    const again = mainJob();
    expect(again.map(({ bytes }) => digest(bytes))).toEqual(files.map(({ bytes }) => digest(bytes)));
    expect(again.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
  });

  test("each have a place of their own in the store", () => {
    const places = files.map(({ collection, period, authority, name }) =>
      [collection, period, authority, name].join("/"),
    );
    expect(new Set(places).size).toBe(files.length);
    for (const { name } of files) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9 ._-]*\.(csv|tsv|txt|xls|xlsx)$/);
  });

  test("are 300 survey returns and four mended ones, a file of outcomes and three years of direct payments", () => {
    expect(survey).toHaveLength(304);
    expect(survey.filter(({ period }) => period === "2009-03-31")).toHaveLength(148);
    expect(survey.filter(({ period, wave }) => period === "2010-03-31" && wave === 1)).toHaveLength(152);
    const others = files.filter(({ authority }) => authority === "national");
    expect(others.map(({ collection, period }) => `${collection} ${period}`)).toEqual([
      "self-directed-support 2024-25",
      "direct-payments 2009-10",
      "direct-payments 2010-11",
      "direct-payments 2011-12",
    ]);
  });

  test("mend in the second wave the four that were broken in the first, under another name", () => {
    const broken = survey.filter(({ wave, note }) => wave === 1 && note !== undefined);
    const mended = files.filter(({ wave }) => wave === 2);
    expect(broken).toHaveLength(4);
    expect(mended.map(({ period, authority }) => `${period} ${authority}`)).toEqual(
      broken.map(({ period, authority }) => `${period} ${authority}`),
    );
    expect(new Set(broken.map(({ note }) => note)).size).toBe(4);
    for (const { name } of mended) expect(name).toContain("-corrected.");
  });

  test("say above their tables that they are synthetic, where they are", () => {
    for (const { bytes, name } of survey) {
      const book = read(bytes, { type: "array", sheetRows: 5 });
      const [first = ""] = book.SheetNames;
      const cells = utils.sheet_to_json<unknown[]>(book.Sheets[first] ?? {}, { header: 1 }).flat();
      expect(
        cells.filter((cell) => /^Synthetic data: /.test(String(cell))),
        name,
      ).toHaveLength(1);
    }
  });
});
