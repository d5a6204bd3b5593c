import { adultPopulation } from "./adult-population.generated.ts";
import { atMost, changedMuch, quotient } from "./checks.ts";
import { authority, count, rate } from "./columns.ts";
import { defineCollection } from "./define-collection.ts";

const council = authority({
  headers: [
    "Local authority code",
    "CASSR code",
    "Council code",
    "cassr_code",
    "Local authority",
    "Council",
    "Area code",
    "LA code",
    "ONS code",
    "GSS code",
  ],
  description: "The council the row is about.",
});

function columns(prefix: string, measured: string) {
  return {
    council,
    numerator: count({
      headers: ["Numerator", `${prefix}_numerator`, `${prefix} numerator`],
      description: `People receiving ${measured} at 31 March.`,
      unit: "people",
    }),
    denominator: count({
      headers: ["Denominator", "community_denominator", "Community denominator"],
      description: "People receiving long-term community support at 31 March.",
      unit: "people",
    }),
    outcome: rate({
      headers: ["Outcome", `${prefix}_outcome`, `${prefix}_outcome_published`, `${prefix} outcome`],
      description: "The percentage as the sender works it out.",
      required: false,
      blank: true,
      least: 0,
      most: 100,
    }),
  };
}

const longTermCommunity = {
  long_term_community: {
    title: "People receiving long-term community support at 31 March",
    numerator: ["numerator"],
    denominator: ["denominator"],
  },
};

/** Where half, a quarter or three quarters of councils stand, each counted once. */
const acrossCouncils = { kind: "quantile", levels: ["england", "region", "council-type"], version: 1 } as const;

/** For every 100,000 people aged 18 and over. */
const ofAdults = { kind: "rate", terms: ["numerator"], population: "adults", per: 100_000, version: 1 } as const;

/** Adult social care outcomes, measure 3D: self-directed support and direct payments, all councils in one file. */
export default defineCollection({
  id: "self-directed-support",
  title: "Self-directed support",
  description: "Share of people with long-term community support who have self-directed support or direct payments.",
  period: "financial-year",
  sender: "national",
  tables: {
    self_directed: {
      title: "Self-directed support",
      titles: ["3d(1a)", "self-directed support", "1c(1a)"],
      key: [],
      columns: columns("sds", "self-directed support"),
    },
    direct_payments: {
      title: "Direct payments",
      titles: ["3d(2a)", "receive direct payments", "direct payments", "1c(2a)"],
      key: [],
      columns: columns("dp", "direct payments"),
    },
  },
  checks: ["self_directed", "direct_payments"].flatMap((table) => [
    atMost({ table, smaller: "numerator", larger: "denominator" }),
    quotient({
      table,
      numerator: "numerator",
      denominator: "denominator",
      rate: "outcome",
      places: 1,
      severity: "query",
    }),
    changedMuch({ table, column: "denominator", factor: 10, ignoreBelow: 50 }),
  ]),
  measures: {
    self_directed_share: {
      kind: "ratio",
      table: "self_directed",
      bases: longTermCommunity,
      title: "Share with self-directed support",
      description: "100 x people with self-directed support / people with long-term community support.",
      version: 1,
    },
    direct_payment_share: {
      kind: "ratio",
      table: "direct_payments",
      bases: longTermCommunity,
      title: "Share with direct payments",
      description: "100 x people with direct payments / people with long-term community support.",
      version: 1,
    },
    self_directed_lower_quartile: {
      ...acrossCouncils,
      of: "self_directed_share",
      at: "1/4",
      title: "Lower quartile of councils' shares with self-directed support",
      description: "A quarter of councils have this share or less.",
    },
    self_directed_median: {
      ...acrossCouncils,
      of: "self_directed_share",
      at: "1/2",
      title: "Median of councils' shares with self-directed support",
      description: "Half of councils have this share or less.",
    },
    self_directed_upper_quartile: {
      ...acrossCouncils,
      of: "self_directed_share",
      at: "3/4",
      title: "Upper quartile of councils' shares with self-directed support",
      description: "A quarter of councils have this share or more.",
    },
    direct_payment_median: {
      ...acrossCouncils,
      of: "direct_payment_share",
      at: "1/2",
      title: "Median of councils' shares with direct payments",
      description: "Half of councils have this share or less.",
    },
    self_directed_rate: {
      ...ofAdults,
      table: "self_directed",
      title: "People with self-directed support for every 100,000 adults",
      description: "People with self-directed support over people aged 18 and over.",
    },
    direct_payment_rate: {
      ...ofAdults,
      table: "direct_payments",
      title: "People with direct payments for every 100,000 adults",
      description: "People with direct payments over people aged 18 and over.",
    },
  },
  populations: { adults: adultPopulation },
  publish: {
    levels: ["england", "region", "council-type", "council"],
    roundCountsTo: 5,
    roundPoundsTo: 1,
    percentPlaces: 1,
    percentFrom: "exact",
    coverage: { ownMost: { ofPopulation: { population: "adults", percent: 4 } } },
    disclosure: {
      kind: "open",
      because:
        "The publisher has published every council's numbers: they are official statistics, and no secret any more.",
    },
  },
});
