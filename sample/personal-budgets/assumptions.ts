import { field, readFacts } from "../read-facts.ts";

/** What a census comes to nationally. Money is in pence. */
export interface Totals {
  readonly councils: number;
  readonly ongoingSupport: number;
  readonly indicatorBase: number;
  readonly ongoing: number;
  readonly oneOff: number;
  readonly forecast: number;
  readonly spend: number;
  readonly directSpend: number;
  /** Direct payment, council-managed, mixed. */
  readonly kinds: readonly [number, number, number];
}

/** How many councils stand above 10% and at 20% or more of personal budget spend over community budget. */
export interface Bands {
  readonly over10: number;
  readonly from20: number;
}

/** One client group in one age band: its part of the people, and how it takes personal budgets up. */
export interface RowAssumption {
  readonly clientGroup: string;
  readonly ageBand: string;
  readonly ongoingShare: number;
  readonly oneOffShare: number;
  readonly takeUp: number;
  readonly ambition: number;
}

/** Totals of the census on this day. Throws where `personal_budgets_totals.csv` lacks one. */
export function readTotals(day: string): Totals {
  const of = quantitiesOn(day);
  return {
    councils: of("councils_answering"),
    ongoingSupport: of("ongoing_support"),
    indicatorBase: of("indicator_130_base"),
    ongoing: of("ongoing_personal_budgets"),
    oneOff: of("one_off_personal_budgets"),
    forecast: of("forecast_ongoing"),
    spend: Math.round(of("personal_budget_spend") * 100),
    directSpend: Math.round(of("direct_payment_spend") * 100),
    kinds: [of("direct_weight"), of("managed_weight"), of("mixed_weight")],
  };
}

/** The published bands of the census on this day. */
export function readBands(day: string): Bands {
  const of = quantitiesOn(day);
  return { over10: of("councils_over_10_percent"), from20: of("councils_20_percent_or_more") };
}

export function readRowAssumptions(): readonly RowAssumption[] {
  return readFacts("personal_budgets_rows").map((fact) => ({
    clientGroup: field(fact, "client_group"),
    ageBand: field(fact, "age_band"),
    ongoingShare: Number(field(fact, "ongoing_share")),
    oneOffShare: Number(field(fact, "one_off_share")),
    takeUp: Number(field(fact, "take_up")),
    ambition: Number(field(fact, "ambition")),
  }));
}

function quantitiesOn(day: string): (quantity: string) => number {
  const facts = readFacts("personal_budgets_totals").filter((fact) => field(fact, "period") === day);
  return (quantity) => {
    const fact = facts.find((one) => field(one, "quantity") === quantity);
    if (fact === undefined) throw new Error(`No "${quantity}" on ${day} in personal_budgets_totals.csv`);
    return Number(field(fact, "value"));
  };
}
