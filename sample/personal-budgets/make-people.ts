import { apportion } from "../apportion.ts";
import { seededDraw, wobble } from "../random.ts";
import type { RowAssumption, Totals } from "./assumptions.ts";
import type { PeopleRow } from "./council-return.ts";
import type { Profile } from "./profile.ts";
import { shareOut } from "./share-out.ts";
import { type Grid, weigh } from "./weigh.ts";

interface Census {
  readonly rows: readonly RowAssumption[];
  readonly totals: Totals;
  readonly day: string;
}

interface Grids {
  readonly support: Grid;
  readonly oneOffOnly: Grid;
  readonly ongoing: Grid;
  readonly oneOff: Grid;
  readonly growth: Grid;
}

/**
 * People tables of all councils at one census, in the profiles' order, adding up to the totals.
 * Every number is shared out of the one it is a part of, so no row holds more budgets than people.
 */
export function makePeople(profiles: readonly Profile[], census: Census): PeopleRow[][] {
  const grids = makeGrids(profiles, census);
  return profiles.map((profile, council) =>
    census.rows.map((row, place) =>
      peopleRow(row, (grid) => grids[grid][council]?.[place] ?? 0, kindWeights(profile, row, census.totals)),
    ),
  );
}

function makeGrids(profiles: readonly Profile[], { rows, totals, day }: Census): Grids {
  const weights = weigh(profiles, rows, day);
  const support = shareOut(
    totals.ongoingSupport,
    weights({ kind: "support", spread: 0.3, weight: ({ profile, row }) => profile.size * row.ongoingShare }),
  );
  const oneOffOnly = shareOut(
    totals.indicatorBase - totals.ongoingSupport,
    weights({ kind: "one-off only", spread: 0.4, weight: ({ profile, row }) => profile.size * row.oneOffShare }),
  );
  const ongoing = shareOut(
    totals.ongoing,
    weights({
      kind: "ongoing budget",
      spread: 0.2,
      weight: ({ profile, row, of }) => profile.takeUp * row.takeUp * of(support),
    }),
  );
  const oneOff = shareOut(
    totals.oneOff,
    weights({ kind: "one-off budget", spread: 0.3, weight: ({ profile, of }) => profile.takeUp * of(oneOffOnly) }),
  );
  const growth = shareOut(
    totals.forecast - totals.ongoing,
    weights({ kind: "forecast", spread: 0.4, weight: ({ row, of }) => row.ambition * (of(support) - of(ongoing)) }),
  );
  return { support, oneOffOnly, ongoing, oneOff, growth };
}

/** Direct payment, council-managed, mixed: some councils manage more than others, and some groups. */
function kindWeights(
  { authority }: Profile,
  row: RowAssumption,
  { kinds: [direct, managed, mixed] }: Totals,
): number[] {
  const council = seededDraw(`kinds ${authority.name}`);
  const group = seededDraw(`kinds ${authority.name} ${row.clientGroup} ${row.ageBand}`);
  const stray = (spread: number) => wobble(council, spread) * wobble(group, spread / 2);
  return [direct, managed * stray(0.6), mixed * stray(0.6)];
}

function peopleRow(row: RowAssumption, of: (grid: keyof Grids) => number, kinds: readonly number[]): PeopleRow {
  const [direct = 0, managed = 0, mixed = 0] = apportion(of("ongoing"), kinds);
  return {
    client_group: row.clientGroup,
    age_band: row.ageBand,
    ongoing_support: of("support"),
    ongoing_personal_budgets: of("ongoing"),
    ongoing_direct_payment: direct,
    ongoing_managed: managed,
    ongoing_mixed: mixed,
    one_off_personal_budgets: of("oneOff"),
    indicator_130_base: of("support") + of("oneOffOnly"),
    forecast_ongoing: of("ongoing") + of("growth"),
  };
}
