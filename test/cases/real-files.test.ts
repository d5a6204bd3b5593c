import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { checkJson } from "../../packages/core/src/workflows/check-json.ts";

const real = fileURLToPath(new URL("../../../shared/data/real/", import.meta.url));

async function check(path: string, sent: { collection: string; period: string; authority?: string }) {
  const result = await checkFile({ name: basename(path), bytes: readFileSync(`${real}${path}`), ...sent });
  const { outcome, tables, findings } = checkJson(result);
  const asked = findings.filter(({ severity }) => severity === "error");
  return { outcome, tables, errors: asked, codes: new Set(findings.map(({ code }) => code)) };
}

describe.skipIf(!existsSync(real))("files that councils published (skipped without ../shared/data/real)", () => {
  it.each([
    ["gm_spend/Manchester September 2014.xls", "Manchester", "2014-09", 3584, "67993711.65"],
    ["gm_spend/Trafford September 2014.csv", "Trafford", "2014-09", 9670, "26277046.22"],
    ["lambeth/2011-01-payments.csv", "Lambeth", "2011-01", 1072, "38447618.14"],
  ])("%s is accepted with every payment to the penny", async (path, authority, period, rows, amount) => {
    const { outcome, tables, errors } = await check(path, { collection: "spending", period, authority });
    expect(errors).toEqual([]);
    expect(outcome).toBe("accepted");
    expect(tables.map((table) => [table.rows, table.totals.amount])).toEqual([[rows, amount]]);
  });

  it("a file of payments without a column of dates says what that means", async () => {
    const lambeth = { collection: "spending", period: "2011-01", authority: "Lambeth" };
    const { codes } = await check("lambeth/2011-01-payments.csv", lambeth);
    expect(codes).toContain("column-absent");
    const { codes: others } = await check("gm_spend/Trafford September 2014.csv", {
      collection: "spending",
      period: "2014-09",
      authority: "Trafford",
    });
    expect(others).not.toContain("column-absent");
  });

  it.each([
    ["pssex/2010__Final_Council Level_ActivityData_2009-10.csv", "direct-payments", "2009-10", [152]],
    ["pssex/2011__Final_Council_Level_Activity_Data_2010-11.csv", "direct-payments", "2010-11", [152]],
    ["ascof/ascof_2024_25.ods", "self-directed-support", "2024-25", [153, 153]],
  ])("%s is accepted as it was published", async (path, collection, period, rows) => {
    const { outcome, tables, errors } = await check(path, { collection, period });
    expect(errors).toEqual([]);
    expect(outcome).toBe("accepted");
    expect(tables.map((table) => table.rows)).toEqual(rows);
  });
});
