import process from "node:process";
import type { DisclosureRules } from "../packages/core/src/collections/disclosure.ts";
import { attack } from "../packages/core/src/publish/disclose/attack/attack.ts";
import type { LinearSolver } from "../packages/core/src/publish/disclose/linear-solver.ts";
import { primaryCells } from "../packages/core/src/publish/disclose/primary-cells.ts";
import { type Protection, protectTables } from "../packages/core/src/publish/disclose/protect-tables.ts";
import { makeTableSystem } from "../packages/core/src/publish/disclose/table-system.ts";
import type { Form, Tables } from "../packages/core/src/publish/disclose/tables.ts";
import { openHighs } from "../packages/core/src/solver/highs.ts";
import { hardCase, madeCouncils, tablesOf } from "../test/publish/disclose/made-tables.ts";
import { resubmitted, stackedTables } from "../test/publish/disclose/made-versions.ts";
import { median } from "./measure.ts";

const TABLES = 20;
/** Of the variants, and of chains. */
const FEWER = 5;
/** Tables after which a long run says how it stands. */
const PROGRESS = 50;

const usual: DisclosureRules = {
  below: 5,
  zeros: "shown",
  width: { kind: "values", atLeast: 3 },
  base: 5,
  mostHidden: 0.3,
  steps: ["hide"],
};

interface Variant {
  readonly title: string;
  readonly rules: DisclosureRules;
  readonly groups: number;
  /** Part of the tables asked for that it is tried on; a few where left out. */
  readonly part?: number;
}

const variants: readonly Variant[] = [
  { title: "2 groups, 3 values", rules: usual, groups: 2, part: 1 },
  { title: "5 groups, 3 values", rules: usual, groups: 5, part: 0.25 },
  { title: "5 groups, 2 values", rules: { ...usual, width: { kind: "values", atLeast: 2 } }, groups: 5 },
  { title: "5 groups, all of 1 to 4", rules: { ...usual, width: { kind: "small" } }, groups: 5 },
  { title: "5 groups, zeros hidden, 3 values", rules: { ...usual, zeros: "hidden" }, groups: 5 },
  {
    title: "5 groups, coarser above 15%",
    rules: { ...usual, mostHidden: 0.15, steps: ["hide", "coarsen"] },
    groups: 5,
  },
  { title: "2 groups, all rounded to 5", rules: { ...usual, steps: ["round"] }, groups: 2 },
];

interface Reading {
  readonly protection: Protection;
  readonly seconds: number;
  readonly cells: number;
  readonly small: number;
  readonly hidden: number;
  /** Cells an attack with no short cut still finds. */
  readonly found: number;
}

/** Tables of 152 councils, a sixth of their groups nearly empty: what is hidden, how long it takes, how often it is refused. */
export async function benchDisclosure(count = TABLES): Promise<string[]> {
  const solver = await openHighs();
  const lines = variants.map(({ title, rules, groups, part }) => {
    const many =
      part === undefined ? Math.min(count, FEWER) : Math.max(Math.ceil(part * count), Math.min(count, TABLES));
    const readings: Reading[] = [];
    for (let seed = 1; seed <= many; seed += 1) {
      readings.push(readingOf({ seed, groups, rules, solver }));
      if (seed % PROGRESS === 0 && seed < many)
        process.stderr.write(`${lineOf(`${title}, ${seed} so far`, readings)}\n`);
    }
    return lineOf(title, readings);
  });
  return [
    "Disclosure control, 152 councils, 9 regions, 5 types, below 5; seconds of processor",
    ...lines,
    ...chains(solver, Math.min(count, FEWER)),
  ];
}

interface Made {
  readonly seed: number;
  readonly groups: number;
  readonly rules: DisclosureRules;
  readonly solver: LinearSolver;
}

function readingOf({ seed, groups, rules, solver }: Made): Reading {
  const tables = tablesOf(madeCouncils(seed, { ...hardCase, groups }));
  const start = process.cpuUsage();
  const protection = protectTables(tables, rules, solver);
  const seconds = processorSeconds(start);
  const system = makeTableSystem(tables);
  const formOf = new Map(protection.cells.map(({ id, form }) => [id, form]));
  const forms = system.cells.map(({ ids: [id] }): Form => formOf.get(id) ?? "shown");
  const { findings } = attack({ system, forms, shares: [] }, rules, { solver });
  const found = protection.outcome === "refused" ? 0 : findings.filter(({ isProtected }) => !isProtected).length;
  const hidden = forms.filter((form) => form === "hidden" || form === "dropped").length;
  const small = primaryCells(system, rules).size;
  return { protection, seconds, cells: forms.length, small, hidden, found };
}

function lineOf(title: string, readings: readonly Reading[]): string {
  const percent = (part: (reading: Reading) => number) => {
    const parts = readings.map((reading) => (100 * part(reading)) / reading.cells);
    return `${median(parts).toFixed(1)}% (${Math.min(...parts).toFixed(1)} to ${Math.max(...parts).toFixed(1)})`;
  };
  const seconds = readings.map((reading) => reading.seconds);
  const refused = readings.filter(({ protection }) => protection.outcome === "refused").length;
  const found = readings.reduce((sum, reading) => sum + reading.found, 0);
  return [
    `  ${title.padEnd(34)} ${readings[0]?.cells ?? 0} cells, small ${percent(({ small }) => small)}`,
    `    hidden ${percent(({ hidden }) => hidden)}; ${median(seconds).toFixed(1)} s, at most ${Math.max(...seconds).toFixed(1)} s`,
    `    refused ${refused} of ${readings.length}; found by a second attack: ${found}`,
  ].join("\n");
}

/** Five versions, 3 in 100 councils sending again for each. */
function chains(solver: LinearSolver, many: number): string[] {
  let [refused, made, slowest] = [0, 0, 0];
  const shares: number[] = [];
  for (let seed = 1; seed <= many; seed += 1) {
    let councils = madeCouncils(seed, hardCase);
    const versions = [councils];
    let last = protectTables(stackedTables(versions, []), usual, solver);
    for (let version = 2; version <= 5 && last.outcome === "protected"; version += 1) {
      councils = resubmitted(councils, { seed, version, part: 0.03 });
      versions.push(councils);
      const tables: Tables = stackedTables(versions, last.cells);
      const start = process.cpuUsage();
      last = protectTables(tables, usual, solver);
      slowest = Math.max(slowest, processorSeconds(start));
      made += 1;
      if (last.outcome === "refused") refused += 1;
    }
    const own = last.cells.filter(({ id }) => id.startsWith(`v${versions.length}/`));
    shares.push((100 * own.filter(({ form }) => form === "hidden").length) / own.length);
  }
  return [
    `  ${many} chains of five versions, 3% of councils sending again: refused ${refused} of ${made}`,
    `    hidden in the fifth ${median(shares).toFixed(1)}%, at most ${Math.max(...shares).toFixed(1)}%; a version at most ${slowest.toFixed(1)} s`,
  ];
}

function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}
