import { atMost, changedMuch } from "./checks.ts";
import { authority, count } from "./columns.ts";
import { defineCollection } from "./define-collection.ts";

function people(codes: readonly string[], headers: readonly string[], description: string) {
  return count({ codes, headers, description, unit: "people" });
}

const allAges = "People of all ages receiving direct payments or personal budgets at 31 March.";

/** Council-level activity: people receiving direct payments, one wide file a year, items known by their codes. */
export default defineCollection({
  id: "direct-payments",
  title: "Direct payments",
  description: "People receiving direct payments at 31 March, from the annual activity return of all councils.",
  period: "financial-year",
  sender: "national",
  // The publisher's own notes: `-` is more than zero and up to 5, `..` is missing.
  markers: { "-": "low", "..": "x" },
  tables: {
    activity: {
      title: "Council-level activity",
      key: [],
      columns: {
        council: authority({
          headers: [
            "Council",
            "Authority",
            "Local authority",
            "CASSR",
            "Council code",
            "cassr_code",
            "LA code",
            "ONS code",
            "GSS code",
          ],
          description: "The council the row is about.",
        }),
        all_ages: people(
          ["A4.20"],
          ["Total all ages, Existing / new Direct payments and Personal Budgets", "dp_pb_all_ages"],
          allAges,
        ),
        aged_18_64: people(
          ["A4.10"],
          ["Total 18-64, Existing / new Direct payments and Personal Budgets", "dp_pb_18_64"],
          "People aged 18 to 64 receiving direct payments or personal budgets at 31 March.",
        ),
        carers: people(
          ["H4"],
          ["Carers receiving direct payments at 31 March", "carers_dp_31_march"],
          "Carers receiving direct payments at 31 March.",
        ),
      },
    },
  },
  editions: [
    {
      from: "2011-12",
      columns: {
        activity: {
          all_ages: people(
            ["A4.18"],
            ["Total all ages, Direct payments", "dp_all_ages"],
            "People of all ages receiving direct payments at 31 March.",
          ),
          aged_18_64: people(
            ["A4.10"],
            ["Total 18-64, Direct payments", "dp_18_64"],
            "People aged 18 to 64 receiving direct payments at 31 March.",
          ),
        },
      },
    },
  ],
  checks: [
    atMost({ table: "activity", smaller: "aged_18_64", larger: "all_ages", severity: "query" }),
    ...["all_ages", "aged_18_64", "carers"].map((column) =>
      changedMuch({ table: "activity", column, factor: 10, ignoreBelow: 50 }),
    ),
  ],
  measures: {
    direct_payments_all_ages: {
      kind: "sum",
      table: "activity",
      terms: ["all_ages"],
      unit: "people",
      title: "People receiving direct payments",
      description: "All ages, at 31 March; up to 2010-11 people with personal budgets are counted too.",
      version: 1,
    },
    direct_payments_change: {
      kind: "change",
      of: "direct_payments_all_ages",
      title: "Change on a year before in people receiving direct payments",
      description: "This year less the year before; the item's definition changed in 2011-12.",
      version: 1,
    },
    direct_payments_18_64: {
      kind: "sum",
      table: "activity",
      terms: ["aged_18_64"],
      unit: "people",
      title: "People aged 18 to 64 receiving direct payments",
      description: "At 31 March.",
      version: 1,
    },
    share_18_64: {
      kind: "ratio",
      table: "activity",
      title: "Share of direct payments that go to people aged 18 to 64",
      description: "People aged 18 to 64 over people of all ages receiving direct payments.",
      version: 1,
      bases: {
        direct_payments_all_ages: {
          title: "People of all ages receiving direct payments",
          numerator: ["aged_18_64"],
          denominator: ["all_ages"],
        },
      },
    },
    carers_direct_payments: {
      kind: "sum",
      table: "activity",
      terms: ["carers"],
      unit: "people",
      title: "Carers receiving direct payments",
      description: "At 31 March.",
      version: 1,
    },
    share_18_64_median: {
      kind: "quantile",
      of: "share_18_64",
      at: "1/2",
      levels: ["england", "region", "council-type"],
      title: "Median of councils' shares of direct payments that go to people aged 18 to 64",
      description: "Half of councils have this share or less, each council counted once.",
      version: 1,
    },
    direct_payments_march_2013: {
      kind: "projection",
      of: "direct_payments_all_ages",
      to: "2013-03-31",
      method: { kind: "last change" },
      least: "0",
      levels: ["england"],
      title: "People receiving direct payments, carried on to March 2013",
      description: "If the last year's change went on; the item's definition changed in 2011-12. Not an outcome.",
      version: 1,
    },
  },
  publish: {
    levels: ["england", "region", "council-type", "council"],
    roundCountsTo: 5,
    roundPoundsTo: 1,
    percentPlaces: 1,
    percentFrom: "exact",
    coverage: { ownMost: { times: 10, atLeast: 1000 } },
    disclosure: {
      kind: "open",
      because: "The publisher has published every council's numbers, rounded, with its own marks for small ones.",
    },
  },
});
