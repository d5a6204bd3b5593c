import { expect, it } from "vitest";
import { memoryObjects } from "../../packages/core/src/storage/memory-objects.ts";
import { resultByColumn } from "../../packages/core/src/storage/tables.ts";
import { type PeriodRows, periodAnswers } from "../../packages/core/src/workflows/period-answers.ts";
import { joinResults, splitByPeriod } from "../../packages/core/src/workflows/results-by-period.ts";

const rows: PeriodRows = { collection: "libraries", period: "2010", returns: [], councils: [] };
const columns = ["period", "sum", "councils", "share", "known"].map((name) => ({ name, type: "T" }));
const told = resultByColumn(columns, [
  ["2010", "2010"],
  ["12345678901234567890.50", null],
  [9_007_199_254_740_993n, null],
  [0.5, 2],
  [true, false],
]);

it("answers that are kept come back as they were told, whole numbers among them", async () => {
  const data = memoryObjects();
  const answers = await periodAnswers(rows, data);
  answers.set("b", told);
  answers.set("a", resultByColumn(columns, [[], [], [], [], []]));
  await answers.keep();
  const again = await periodAnswers(rows, data);
  expect(again.get("b")).toEqual({ columns, rows: told.rows });
  expect(again.get("a")).toEqual({ columns, rows: [] });
  expect(again.get("c")).toBeUndefined();
});

it("the same answers are kept as the same bytes, whichever was told first", async () => {
  const bytes = async (questions: readonly string[]) => {
    const data = memoryObjects();
    const answers = await periodAnswers(rows, data);
    for (const question of questions) answers.set(question, told);
    await answers.keep();
    for await (const { key } of data.list("answers/")) return (await data.get(key))?.bytes;
    return undefined;
  };
  expect(await bytes(["a", "b"])).toBeDefined();
  expect(await bytes(["a", "b"])).toEqual(await bytes(["b", "a"]));
});

it("a result is split by period and put together again; a period without rows has every column", () => {
  const mixed = resultByColumn(columns.slice(0, 2), [
    ["2011", "2010", "2011"],
    ["1", "2", null],
  ]);
  const split = splitByPeriod(mixed, ["2010", "2011", "2012"]);
  expect(split.get("2011")?.rows).toEqual([
    { period: "2011", sum: "1" },
    { period: "2011", sum: null },
  ]);
  expect(split.get("2012")).toEqual({ columns: columns.slice(0, 2), rows: [] });
  expect(joinResults([...split.values()]).rows).toEqual([
    { period: "2010", sum: "2" },
    { period: "2011", sum: "1" },
    { period: "2011", sum: null },
  ]);
  expect(joinResults([])).toEqual({ columns: [], rows: [] });
});
