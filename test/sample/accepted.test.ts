import { describe, expect, test } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import type { NormalisedTable } from "../../packages/core/src/ingest/normalise/normalised.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import type { CheckResult } from "../../packages/core/src/workflows/check-result.ts";
import { mainJob } from "../../sample/main-job.ts";
import type { CouncilReturn } from "../../sample/personal-budgets/council-return.ts";
import { makeReturns } from "../../sample/personal-budgets/make-returns.ts";
import type { SampleFile } from "../../sample/sample-file.ts";

const made = new Map(makeReturns(authoritiesOn).map((one) => [`${one.period} ${one.authority.code}`, one]));

interface Checked {
  readonly file: SampleFile;
  readonly result: CheckResult;
}

async function check(file: SampleFile, tables?: ReadonlyMap<string, readonly NormalisedTable[]>): Promise<Checked> {
  const { collection, period, authority, name, bytes } = file;
  const input = { name, bytes, collection, period, ...(authority === "national" ? {} : { authority }) };
  const previous = tables?.get(authority);
  const result = await checkFile(input, {
    previous: async () => (previous === undefined ? undefined : { period: "2009-03-31", tables: previous }),
  });
  return { file, result };
}

const files = mainJob();
const before = await Promise.all(files.filter(({ period }) => period === "2009-03-31").map((file) => check(file)));
const tablesBefore = new Map(before.map(({ file, result }) => [file.authority, result.tables]));
const now = await Promise.all(
  files.filter(({ period }) => period === "2010-03-31").map((file) => check(file, tablesBefore)),
);
const published = await Promise.all(
  files.filter(({ authority }) => authority === "national").map((file) => check(file)),
);

const isBroken = ({ file }: Checked) => file.wave === 1 && file.note !== undefined;
const good = [...before, ...now.filter((one) => !isBroken(one))];

function errors({ result }: Checked): string[] {
  return result.findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, place }) => `${code} ${place.cell ?? ""}`);
}

/** Values of a table as read, in the units the generator made them in. */
function values(result: CheckResult, id: string): Readonly<Record<string, number | string | null>>[] {
  const rows = result.tables.filter(({ table }) => table === id).flatMap((table) => table.rows);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row.values).map(([column, { value }]) => [
        column,
        typeof value === "bigint" ? Number(value) : value,
      ]),
    ),
  );
}

function byKey<Row extends object>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

function keyOf(row: object): string {
  const keys = new Map(Object.entries(row));
  return ["client_group", "age_band", "role"].map((key) => String(keys.get(key) ?? "")).join(" ");
}

describe("the good returns", () => {
  test("are all accepted and known to be synthetic", () => {
    const refused = good.filter(({ result }) => result.outcome !== "accepted");
    expect(refused.map((one) => [one.file.period, one.file.authority, one.file.name, ...errors(one)])).toEqual([]);
    expect(good).toHaveLength(300);
    expect(good.filter(({ result }) => !result.synthetic)).toEqual([]);
  });

  test.each(["people", "sign_off"] as const)("read back as they were made: %s", (table) => {
    for (const { file, result } of good) {
      const expected: CouncilReturn | undefined = made.get(`${file.period} ${file.authority}`);
      const rows: readonly object[] | undefined = table === "people" ? expected?.people : expected?.signOff;
      expect(byKey(values(result, table)), file.name).toEqual(byKey(rows ?? []));
    }
  });

  test("read back as they were made: money", () => {
    for (const { file, result } of good) {
      expect(values(result, "money"), file.name).toEqual([made.get(`${file.period} ${file.authority}`)?.money]);
    }
  });

  test("ask three councils to explain how much they grew", () => {
    const asked = now.filter(({ result }) => result.findings.some(({ code }) => code === "changed-much"));
    expect(new Set(asked.map(({ file }) => file.authority)).size).toBe(3);
  });
});

describe("the broken returns", () => {
  test("are each rejected for what was broken, at the cell where it was", () => {
    const broken = now.filter(isBroken).map((one) => [one.file.note, ...errors(one)]);
    expect(Object.fromEntries(broken.map(([note, ...found]) => [note, found]))).toEqual({
      "words typed where a number belongs": ["not-exact D14"],
      "the column for the indicator 130 base deleted": ["missing-column "],
      "parts that do not add up to the ongoing personal budgets": ["does-not-add-up K8"],
      "another council named at the top": ["authority-differs C4"],
    });
  });
});

describe("the published files", () => {
  test("are all accepted, with no word of being synthetic", () => {
    expect(published.map((one) => [one.file.period, one.result.outcome, one.result.synthetic, errors(one)])).toEqual([
      ["2024-25", "accepted", false, []],
      ["2009-10", "accepted", false, []],
      ["2010-11", "accepted", false, []],
      ["2011-12", "accepted", false, []],
    ]);
  });

  test("sum to what the councils' published values sum to", () => {
    const sums = published.map(({ file, result }) => [
      file.period,
      ...result.tables.map(({ table }) => {
        const column = table === "activity" ? "all_ages" : "numerator";
        const numbers = values(result, table).map((row) => Number(row[column] ?? 0));
        return numbers.reduce((sum, number) => sum + number, 0);
      }),
    ]);
    expect(sums).toEqual([
      ["2024-25", 395_672, 117_655],
      ["2009-10", 130_850],
      ["2010-11", 114_080],
      ["2011-12", 108_110],
    ]);
  });
});
