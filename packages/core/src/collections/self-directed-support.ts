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
  },
  publish: {
    levels: ["england", "region", "council-type", "council"],
    roundCountsTo: 5,
    roundPoundsTo: 1,
    percentPlaces: 1,
    percentFrom: "exact",
    suppressBelow: 5,
  },
});
