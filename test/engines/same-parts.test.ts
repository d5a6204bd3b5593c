import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bringPython } from "../../scripts/clients/bring-clients.ts";
import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { everyCollectionStore, survey, surveyStore } from "../workflows/published-store.ts";
import { askDatafusion } from "./ask-datafusion.ts";
import { type Recorded, recordedQueries } from "./recorded-queries.ts";
import { rowTexts } from "./same-values.ts";

const python = await bringPython({
  cache: cacheFolder(process.env),
  env: process.env,
  say: (line) => process.stderr.write(`${line}\n`),
});

let root = "";
let recorded: readonly Recorded[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "returns-engines-"));
  const others = ["direct-payments", "self-directed-support", "spending"];
  recorded = [
    ...(await recordedQueries(await surveyStore(), [survey], join(root, "survey"))),
    ...(await recordedQueries(await everyCollectionStore(), others, join(root, "others"))),
  ];
});

afterAll(() => rmSync(root, { recursive: true }));

describe("the questions put to the engine", () => {
  it("are there for every collection, over rows with unknown and hidden values", () => {
    expect(recorded.map(({ asked }) => asked.length > 1)).toEqual([true, true, true, true]);
    const values = recorded.flatMap(({ asked }) => asked.flatMap(({ told }) => told.rows.flatMap(Object.values)));
    expect(values).toContain(null);
    expect(values.length).toBeGreaterThan(5000);
  });

  it.skipIf("missing" in python)(
    `have the same answers, value for value, from DataFusion${"missing" in python ? ` (skipped: ${python.missing})` : ""}`,
    async () => {
      const said = await askDatafusion("path" in python ? python.path : "", recorded, root);
      for (const [at, { asked }] of recorded.entries()) {
        for (const [index, { sql, told }] of asked.entries()) {
          expect(rowTexts(said[at]?.[index]?.rows ?? []), sql).toEqual(rowTexts(told.rows));
        }
      }
    },
  );
});
