// One piece of work in a process of its own: `node child.js <work> <file>`. Prints what it came to and what it used.
import process from "node:process";
import { peakMiB } from "./peak-memory.ts";

const works = {
  "read-xlsx": () => import("./works/read-xlsx.ts"),
  "read-sheetjs": () => import("./works/read-sheetjs.ts"),
  pipeline: () => import("./works/pipeline.ts"),
  "csv-rival": () => import("./works/csv-rival.ts"),
  publish: () => import("./works/publish.ts"),
  "publish-figures": () => import("./works/publish-figures.ts"),
  "publish-rival": () => import("./works/publish-rival.ts"),
  "publish-stages": () => import("./works/publish-stages.ts"),
  check: () => import("./works/check.ts"),
};

export type WorkName = keyof typeof works;

/** What a child prints. */
export interface ChildReading {
  readonly told: string;
  readonly processorSeconds: number;
  readonly peakMiB: number;
}

const [name = "", path = ""] = process.argv.slice(2);
const load = Object.entries(works).find(([known]) => known === name)?.[1];
if (load === undefined) throw new RangeError(`No such work: ${name}`);
const { work } = await load();
const told = await work(path);
const { user, system } = process.cpuUsage();
const reading: ChildReading = { told, processorSeconds: (user + system) / 1e6, peakMiB: peakMiB() };
console.log(JSON.stringify(reading));
