import { describe, expect, it } from "vitest";
import { filledColumns } from "../../../packages/core/src/ingest/match/filled-columns.ts";
import { mergedDown } from "../../../packages/core/src/ingest/match/merged-down.ts";
import { sheetOf } from "./sheet-of.ts";

const down = (top: number, bottom: number) => ({ top, bottom, left: 0, right: 0 });

describe("merges of a column", () => {
  it("reach each row once, the first of them where they lie over one another", () => {
    const rows = ["a", "b", null, "d", null, null].map((text) => [text]);
    const sheet = sheetOf(rows, { merges: [down(3, 5), down(1, 2), down(1, 4)] });
    const texts = [...mergedDown(sheet, 0)].map(([row, { row: from }]) => `${row} from ${from}`);
    expect(texts.toSorted()).toEqual(["2 from 1", "3 from 1", "4 from 1", "5 from 3"]);
    expect(filledColumns(sheet)).toEqual([[0], [0], [0], [0, 0], [0], [0]]);
  });

  it("are gone through once, however many lie over one another", () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => [at === 0 ? "a" : null]);
    const sheet = sheetOf(rows, { merges: Array.from({ length: 20_000 }, () => down(0, 9999)) });
    expect(mergedDown(sheet, 0).size).toBe(9999);
    expect(filledColumns(sheet).every((columns) => columns.length === 1)).toBe(true);
  });
});
