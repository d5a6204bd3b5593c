import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import { seededDraw, shuffled } from "../random.ts";
import type { SampleFile } from "../sample-file.ts";
import { type Breakage, breakages } from "./breakages.ts";
import type { CouncilReturn } from "./council-return.ts";
import { fileEnding, fileName } from "./file-name.ts";
import type { Layout } from "./layout.ts";
import { makeReturns } from "./make-returns.ts";
import { planLayout } from "./plan-layout.ts";
import { writeReturn } from "./write-return.ts";

/** The census some returns of which arrive broken and are mended later. */
const BROKEN_CENSUS = "2010-03-31";

/** A return a council each at both censuses, synthetic throughout; four of them broken first and mended after. */
export function personalBudgets(authoritiesOn: (day: string) => readonly Authority[]): SampleFile[] {
  const returns = makeReturns(authoritiesOn);
  const broken = chooseBroken(returns);
  return returns.flatMap((made) => {
    const breakage = broken.get(made);
    return breakage === undefined ? [sampleFile(made, planFor(made))] : brokenAndMended(made, breakage, returns);
  });
}

/** How a return is laid out: drawn for the council and census, and plainer where it is to be broken. */
function planFor({ authority, period }: CouncilReturn): Layout {
  return planLayout(`${authority.name} ${period}`);
}

function chooseBroken(returns: readonly CouncilReturn[]): ReadonlyMap<CouncilReturn, Breakage> {
  const before = new Set(
    returns.filter(({ period }) => period !== BROKEN_CENSUS).map(({ authority }) => authority.code),
  );
  const answeredBoth = returns.filter(
    ({ authority, period }) => period === BROKEN_CENSUS && before.has(authority.code),
  );
  const chosen = shuffled(seededDraw("broken returns"), answeredBoth);
  return new Map(
    breakages.flatMap((breakage, place) => {
      const made = chosen[place];
      return made === undefined ? [] : [[made, breakage] as const];
    }),
  );
}

function brokenAndMended(made: CouncilReturn, breakage: Breakage, returns: readonly CouncilReturn[]): SampleFile[] {
  const planned = planFor(made);
  // A stated total would be one more thing wrong; each broken return is to have exactly one.
  const layout: Layout = { ...planned, tables: { ...planned.tables, total: "none" } };
  const neighbour = returns.at(returns.indexOf(made) - 1)?.authority ?? made.authority;
  const broken = breakage(made, layout, neighbour);
  const good = sampleFile(made, layout);
  return [
    { ...good, bytes: writeReturn(broken.made, broken.layout), note: broken.note },
    { ...good, name: good.name.replace(/(?=\.[^.]+$)/, "-corrected"), wave: 2, note: `mends: ${broken.note}` },
  ];
}

function sampleFile(made: CouncilReturn, layout: Layout): SampleFile {
  return {
    collection: "personal-budgets",
    period: made.period,
    authority: made.authority.code,
    name: `${fileName(made)}.${fileEnding(layout)}`,
    bytes: writeReturn(made, layout),
    wave: 1,
  };
}
