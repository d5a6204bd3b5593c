import { read, utils } from "@e965/xlsx";
import Papa from "papaparse";
import { z } from "zod";
import { openSolver } from "../packages/core/src/solver/open-solver.ts";
import type { Store } from "../packages/core/src/storage/objects.ts";
import { memoryStore } from "../packages/core/src/storage/open-store.ts";
import { openTables } from "../packages/core/src/storage/open-tables.ts";
import { publishNational } from "../packages/core/src/workflows/publish-national.ts";
import { workUploads } from "../packages/core/src/workflows/work-uploads.ts";
import { mainJob } from "../sample/main-job.ts";
import type { SampleFile } from "../sample/sample-file.ts";
import { interleave } from "./measure.ts";

const ROUNDS = 3;
/** Files a second. */
const GOAL = 300;

/** Every survey return from bytes to receipt and Parquet, and the publication of all of them. */
export async function benchSurvey(): Promise<string[]> {
  const files = oneCouncilFiles();
  const collection = files[0]?.collection ?? "";
  const full = await workedStore(files);
  const seconds = await interleave(ROUNDS, {
    pipeline: async () => void (await workedStore(files)),
    readOnly: async () => files.forEach(readAndCheck),
    publish: async () => {
      const store = { ...full, data: await copyData(full) };
      const published = await publishNational({ collection }, { store, openTables, openSolver });
      if (published.kind !== "published") throw new Error(`Nothing was published: ${published.kind}`);
    },
  });
  const { pipeline = 0, readOnly = 0, publish = 0 } = seconds;
  return [
    `${files.length} survey returns, medians of ${ROUNDS} interleaved rounds, memory driver`,
    `  upload to receipt and Parquet   ${perSecond(files.length, pipeline)} files a second; goal ${GOAL}: ${files.length / pipeline >= GOAL ? "met" : "NOT MET"}`,
    `  SheetJS or papaparse + zod only ${perSecond(files.length, readOnly)} files a second (reads cells, finds nothing)`,
    `  ratio of times                  ${(pipeline / readOnly).toFixed(2)}`,
    `  publish them                    ${publish.toFixed(2)} s`,
  ];
}

function oneCouncilFiles(): SampleFile[] {
  return mainJob().filter(({ authority }) => authority !== "national");
}

async function workedStore(files: readonly SampleFile[]): Promise<Store> {
  const store = memoryStore();
  for (const { collection, period, authority, name, bytes } of files) {
    await store.uploads.put(`${collection}/${period}/${authority}/${name}`, bytes);
  }
  const { failed } = await workUploads({ store });
  if (failed.length > 0) throw new Error(`Could not work ${failed[0]?.key}: ${failed[0]?.reason}`);
  return store;
}

async function copyData({ data }: Store): Promise<Store["data"]> {
  const copy = memoryStore().data;
  for await (const { key } of data.list("")) {
    const object = await data.get(key);
    if (object !== undefined) await copy.put(key, object.bytes);
  }
  return copy;
}

const rowShape = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]).optional());

/** What one would write instead in an afternoon: every cell read, every row a list of values. */
function readAndCheck({ name, bytes }: SampleFile): void {
  const rows = name.endsWith("x")
    ? Object.values(read(bytes, { dense: true }).Sheets).flatMap((sheet) => utils.sheet_to_json(sheet, { header: 1 }))
    : Papa.parse<string[]>(new TextDecoder().decode(bytes)).data;
  for (const row of rows) rowShape.safeParse(row);
}

function perSecond(count: number, seconds: number): string {
  return (count / seconds).toFixed(0).padStart(5);
}
