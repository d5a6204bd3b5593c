import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WorkName } from "./child.ts";
import { madeCsv, madeXlsx } from "./made-files.ts";
import { median } from "./measure.ts";
import { type Children, openChildren } from "./run-child.ts";

const ROUNDS = 5;
const ROWS = 100_000;

interface Side {
  readonly work: WorkName;
  readonly file: string;
}

/** One thing that is aimed at: a work is to take at most so much of the time of another, and so much memory. */
interface Goal {
  readonly title: string;
  readonly ours: Side;
  readonly rival: Side & { readonly title: string };
  readonly mostOfTime: number;
  readonly mostMiB?: number;
}

const xlsx = "large.xlsx";
const csv = "large.csv";
const twice = "twice.xlsx";
const sheetJs = { work: "read-sheetjs", file: xlsx, title: "SheetJS, dense, only reading it" } as const;

const goals: readonly Goal[] = [
  {
    title: "read the workbook",
    ours: { work: "read-xlsx", file: xlsx },
    rival: sheetJs,
    mostOfTime: 0.25,
    mostMiB: 130,
  },
  {
    title: "workbook to findings and Parquet",
    ours: { work: "pipeline", file: xlsx },
    rival: sheetJs,
    mostOfTime: 0.5,
    mostMiB: 256,
  },
  {
    title: "CSV to findings and Parquet",
    ours: { work: "pipeline", file: csv },
    rival: { work: "csv-rival", file: csv, title: "papaparse, zod and DuckDB to Parquet" },
    mostOfTime: 0.65,
    mostMiB: 256,
  },
  {
    title: "twice the rows, workbook to Parquet",
    ours: { work: "pipeline", file: twice },
    rival: { work: "pipeline", file: xlsx, title: "ourselves, on half of them" },
    mostOfTime: 2.1,
  },
];

/** A large workbook and CSV with one bad cell in a hundred, each work in a fresh process, beside what one would use instead. */
export async function benchLarge(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-large-"));
  const children = await openChildren();
  try {
    await writeFile(join(folder, xlsx), madeXlsx(ROWS));
    await writeFile(join(folder, csv), madeCsv(ROWS));
    await writeFile(join(folder, twice), madeXlsx(2 * ROWS));
    const readings = await readInTurn(children, folder);
    return [
      `${ROWS} rows of 10 columns, medians of ${ROUNDS} interleaved fresh processes`,
      ...goals.flatMap((goal) => report(goal, readings)),
    ];
  } finally {
    await children.close();
    await rm(folder, { recursive: true });
  }
}

type Reading = Awaited<ReturnType<Children["run"]>>;

async function readInTurn(children: Children, folder: string): Promise<ReadonlyMap<string, readonly Reading[]>> {
  const sides = new Map(goals.flatMap(({ ours, rival }) => [ours, rival].map((side) => [keyOf(side), side] as const)));
  const readings = new Map<string, Reading[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [key, { work, file }] of sides) {
      const reading = await children.run(work, join(folder, file));
      readings.set(key, [...(readings.get(key) ?? []), reading]);
    }
  }
  return readings;
}

function keyOf({ work, file }: Side): string {
  return `${work} ${file}`;
}

function report({ title, ours, rival, mostOfTime, mostMiB }: Goal, readings: ReadonlyMap<string, readonly Reading[]>) {
  const [one, other] = [ours, rival].map((side) => summary(readings.get(keyOf(side)) ?? []));
  if (one === undefined || other === undefined) return [];
  const ratio = one.seconds / other.seconds;
  const isMet = ratio <= mostOfTime && one.peakMiB <= (mostMiB ?? Number.POSITIVE_INFINITY);
  const goal = `${mostOfTime} x${mostMiB === undefined ? "" : ` and ${mostMiB} MiB`}`;
  return [
    `  ${title.padEnd(38)} ${figures(one)}  (${one.told})`,
    `    ${rival.title.padEnd(36)} ${figures(other)}  (${other.told})`,
    `    ${ratio.toFixed(2)} x the time, ${(one.processor / other.processor).toFixed(2)} x the processor time; goal ${goal}: ${isMet ? "met" : "NOT MET"}`,
  ];
}

interface Summary {
  readonly seconds: number;
  readonly processor: number;
  readonly peakMiB: number;
  readonly told: string;
}

function summary(readings: readonly Reading[]): Summary {
  return {
    seconds: median(readings.map(({ seconds }) => seconds)),
    processor: median(readings.map(({ processorSeconds }) => processorSeconds)),
    peakMiB: median(readings.map(({ peakMiB }) => peakMiB)),
    told: readings[0]?.told ?? "",
  };
}

function figures({ seconds, processor, peakMiB }: Summary): string {
  return `${seconds.toFixed(2).padStart(6)} s ${processor.toFixed(2).padStart(6)} s processor ${String(peakMiB).padStart(4)} MiB`;
}
