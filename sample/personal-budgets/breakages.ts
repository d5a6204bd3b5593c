import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import type { CouncilReturn } from "./council-return.ts";
import type { Layout } from "./layout.ts";

/** A return and its layout, broken on purpose, with what was broken in one short clause. */
export interface Broken {
  readonly made: CouncilReturn;
  readonly layout: Layout;
  readonly note: string;
}

export type Breakage = (made: CouncilReturn, layout: Layout, neighbour: Authority) => Broken;

/** The ways the sample is broken, each once. */
export const breakages: readonly Breakage[] = [textInNumber, columnDeleted, partsDoNotAddUp, neighboursName];

function textInNumber(made: CouncilReturn, layout: Layout): Broken {
  const [row] = made.people;
  const place = { clientGroup: row?.client_group ?? "", ageBand: row?.age_band ?? "" };
  const textInstead = { ...place, column: "forecast_ongoing", text: "about 500" };
  return { made, layout: { ...layout, spoilt: { textInstead } }, note: "words typed where a number belongs" };
}

function columnDeleted(made: CouncilReturn, layout: Layout): Broken {
  const spoilt = { columnLeftOut: "indicator_130_base" };
  return { made, layout: { ...layout, spoilt }, note: "the column for the indicator 130 base deleted" };
}

function partsDoNotAddUp(made: CouncilReturn, layout: Layout): Broken {
  const [first, ...rest] = made.people;
  const people = first === undefined ? [] : [{ ...first, ongoing_managed: first.ongoing_managed + 12 }, ...rest];
  return { made: { ...made, people }, layout, note: "parts that do not add up to the ongoing personal budgets" };
}

function neighboursName(made: CouncilReturn, layout: Layout, neighbour: Authority): Broken {
  return { made: { ...made, authority: neighbour }, layout, note: "another council named at the top" };
}
