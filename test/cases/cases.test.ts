import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkFile, type PreviousReturn } from "../../packages/core/src/workflows/check-file.ts";
import { checkJson } from "../../packages/core/src/workflows/check-json.ts";

// A case is a folder: test/cases/<collection>/<case>/ holds
//   input.*        the file as a council would send it
//   case.json      { period, authority?, previous? }: what it is sent as; `previous` is another
//                  case's folder, whose rows are the return of a year before; `others` are cases whose
//                  rows are what other councils sent for the period
//   expected.json  outcome, and each finding's code, severity, place and words
// An expectation that is missing is written, except on CI, where it is a failure.

const folder = fileURLToPath(new URL(".", import.meta.url));
const caseShape = z.strictObject({
  period: z.string(),
  authority: z.string().optional(),
  previous: z.strictObject({ case: z.string(), period: z.string() }).optional(),
  others: z.array(z.strictObject({ case: z.string(), authority: z.string() })).optional(),
});

interface Case {
  readonly collection: string;
  readonly name: string;
  readonly path: string;
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function allCases(): Case[] {
  return folders(folder).flatMap((collection) =>
    folders(join(folder, collection)).map((name) => ({ collection, name, path: join(folder, collection, name) })),
  );
}

async function check({ collection, path }: Case) {
  const { period, authority, previous, others } = readCase(path);
  const before = previous === undefined ? undefined : await readPrevious(collection, path, previous);
  const sent = (others ?? []).map(async (one) => {
    return { authority: one.authority, tables: await readTables(collection, join(path, "..", one.case)) };
  });
  const powers = { previous: async () => before, others: () => Promise.all(sent) };
  return checkFile({ ...readInput(path), collection, period, authority }, powers);
}

async function readPrevious(
  collection: string,
  path: string,
  previous: { case: string; period: string },
): Promise<PreviousReturn> {
  return { period: previous.period, tables: await readTables(collection, join(path, "..", previous.case)) };
}

async function readTables(collection: string, path: string): Promise<PreviousReturn["tables"]> {
  const { period, authority } = readCase(path);
  return (await checkFile({ ...readInput(path), collection, period, authority })).tables;
}

function readCase(path: string): z.infer<typeof caseShape> {
  return caseShape.parse(JSON.parse(readFileSync(join(path, "case.json"), "utf8")));
}

function readInput(path: string): { name: string; bytes: Uint8Array } {
  const name = readdirSync(path).find((file) => file.startsWith("input."));
  if (name === undefined) throw new Error(`No input.* in ${path}`);
  return { name: basename(name), bytes: readFileSync(join(path, name)) };
}

describe("every case", () => {
  const cases = allCases();

  it("is found", () => {
    expect(cases.length).toBeGreaterThan(15);
  });

  it.each(cases)("$collection/$name gives the outcome and findings expected", async (one) => {
    const { outcome, tables, findings } = checkJson(await check(one));
    const actual = {
      outcome,
      rows: Object.fromEntries(tables.map(({ table, rows }) => [table, rows])),
      findings: findings.map(({ code, severity, sheet, cell, value, message, fix }) => ({
        code,
        severity,
        at: [sheet, cell].filter((part) => part !== null && part !== "").join("!"),
        value,
        message,
        fix,
      })),
    };
    const expectation = join(one.path, "expected.json");
    if (!existsSync(expectation) && !process.env["CI"]) {
      writeFileSync(expectation, `${JSON.stringify(actual, null, 2)}\n`);
    }
    expect(actual).toEqual(JSON.parse(readFileSync(expectation, "utf8")));
  });
});
