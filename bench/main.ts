// Measures, side by side in one run, what this project does and what one would use instead. See README.md beside this.
import { benchDisclosure } from "./disclosure.ts";
import { benchEngines } from "./engines.ts";
import { benchFunctions } from "./functions.ts";
import { benchFuzz } from "./fuzz.ts";
import { benchHostile } from "./hostile.ts";
import { benchLarge } from "./large.ts";
import { benchMutations } from "./mutations.ts";
import { benchPublish } from "./publish.ts";
import { benchRows } from "./rows.ts";
import { benchS3 } from "./s3.ts";
import { benchSimulator } from "./simulator.ts";
import { benchSurvey } from "./survey.ts";
import { benchUploads } from "./uploads.ts";
import { benchWeb } from "./web.ts";

interface Bench {
  readonly help: string;
  /** Runs it; `count` where one was given. */
  readonly run: (count?: number) => Promise<string[]>;
  /** True where it is run only when it is named: it takes minutes. */
  readonly isLong?: boolean;
}

const benches: Readonly<Record<string, Bench>> = {
  large: {
    help: "a large workbook and CSV, read and checked, beside SheetJS, papaparse, zod and DuckDB",
    run: benchLarge,
  },
  survey: { help: "small returns from upload to receipt, and their publication", run: benchSurvey },
  publish: {
    help: "152 councils x 20 periods x 200 measures published, beside one query by hand [periods]",
    run: benchPublish,
    isLong: true,
  },
  rows: { help: "rows written as Parquet, read back and checked, beside DuckDB", run: benchRows },
  web: { help: "the website: its heaviest page, and many readers at a time [how many]", run: benchWeb },
  uploads: {
    help: "the website: files of 5 MB sent at a time while pages are read: what is lost, and memory [how many]",
    run: benchUploads,
    isLong: true,
  },
  hostile: { help: "files made to hurt, and those just within the limits: time and memory", run: benchHostile },
  disclosure: {
    help: "generated tables of 152 councils protected and attacked: what is hidden, seconds, refusals [how many]",
    run: benchDisclosure,
    isLong: true,
  },
  engines: {
    help: "the roll-up's questions on DuckDB, DataFusion and a real Trino: the same answers [rows]",
    run: benchEngines,
    isLong: true,
  },
  s3: { help: "every survey return through each driver: the same bytes", run: benchS3, isLong: true },
  functions: {
    help: "functions as they are deployed: zips, cold starts and memory, beside DuckDB alone [how many]",
    run: benchFunctions,
    isLong: true,
  },
  mutations: {
    help: "templates broken in known ways: what is found and what is not [how many]",
    run: benchMutations,
    isLong: true,
  },
  simulator: {
    help: "lives of returns with crashes, lost events and races, beside a plain model [how many]",
    run: benchSimulator,
    isLong: true,
  },
  fuzz: {
    help: "real files with bytes changed: a result or a finding, always [how many]",
    run: benchFuzz,
    isLong: true,
  },
};

const [asked, count] = process.argv.slice(2);
const chosen = Object.entries(benches).filter(([name, { isLong }]) =>
  asked === undefined ? isLong !== true : name === asked,
);

if (chosen.length === 0) {
  console.log("npm run bench [-- <part> [how many]]\n\nParts; without one, all but those marked *:");
  for (const [name, { help, isLong }] of Object.entries(benches)) {
    console.log(`  ${`${name}${isLong === true ? " *" : ""}`.padEnd(12)} ${help}`);
  }
  process.exitCode = asked === "--help" ? 0 : 1;
}
for (const [, { run }] of chosen) {
  for (const line of await run(count === undefined ? undefined : Number(count))) console.log(line);
}
