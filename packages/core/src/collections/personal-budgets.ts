import { addsUp, atMost, changedMuch, goesWith } from "./checks.ts";
import { amount, category, count, date } from "./columns.ts";
import { defineCollection } from "./define-collection.ts";

const clientGroups = {
  physical_disability: ["Physical disability", "Physical disability, frailty and sensory impairment", "PD", "Physical"],
  learning_disability: ["Learning disability", "Learning disabilities", "LD", "Learning"],
  mental_health: ["Mental health", "Mental health needs", "MH"],
  carers: ["Carers", "Carer", "Carers' services"],
};

const ageBands = {
  "18_64": ["18-64", "18 to 64", "Aged 18-64", "18-64 years", "Under 65"],
  "65_and_over": ["65 and over", "65+", "65 or over", "Aged 65 and over", "65 years and over", "Over 65"],
};

const ongoing = { ongoing: "People with ongoing support", indicator130: "The base of national indicator 130" };

const acrossCouncils = {
  kind: "quantile",
  of: "share_holding",
  levels: ["england", "region"],
  by: [],
  version: 1,
} as const;

const carriedOn = {
  kind: "projection",
  of: "share_holding",
  method: { kind: "least squares", periods: 3 },
  least: "0",
  most: "100",
  levels: ["england"],
  by: [],
  version: 1,
} as const;

const againstForecast = {
  kind: "forecast-outcome",
  forecast: "forecast_holders",
  outcome: "ongoing_holders",
  levels: ["england"],
  by: [],
  version: 1,
} as const;

/** Survey of personal budgets for adult social care, England: people, money and forecasts at a census day. */
export default defineCollection({
  id: "personal-budgets",
  title: "Personal budgets survey",
  description: "People holding a personal budget for adult social care, the money in them and councils' own forecasts.",
  period: "census-day",
  sender: "authority",
  labels: {
    authority: ["Council", "Local authority", "Name of council", "Authority", "Council name", "CASSR"],
    period: ["Census date", "Position at", "Position as at", "As at", "Date of census", "Return for"],
  },
  markers: { "-": "low", "..": "x", "n/k": "x", "not held": "x" },
  tables: {
    people: {
      title: "People",
      titles: ["People", "Table 1"],
      key: ["client_group", "age_band"],
      complete: true,
      columns: {
        client_group: category({
          headers: ["Client group", "Primary client group", "Client type", "Service user group"],
          description: "Primary client group of the person supported; carers are counted in their own right.",
          values: clientGroups,
        }),
        age_band: category({
          headers: ["Age band", "Age group", "Age"],
          description: "Age of the person on the census day.",
          values: ageBands,
        }),
        ongoing_support: count({
          headers: ["People with ongoing support", "Ongoing support", "People receiving ongoing (weekly) support"],
          description: "People with ongoing, weekly council-funded support on the census day.",
          unit: "people",
        }),
        ongoing_personal_budgets: count({
          headers: ["Ongoing personal budgets", "People with an ongoing personal budget", "Ongoing PBs"],
          description: "Of those with ongoing support, the people holding a personal budget.",
          unit: "people",
        }),
        ongoing_direct_payment: count({
          headers: ["of which direct payment", "Direct payment", "Ongoing personal budget as direct payment"],
          description: "Ongoing personal budgets taken wholly as a direct payment.",
          unit: "people",
        }),
        ongoing_managed: count({
          headers: ["of which council-managed", "Council-managed", "Managed by the council", "Managed"],
          description: "Ongoing personal budgets managed wholly by the council.",
          unit: "people",
        }),
        ongoing_mixed: count({
          headers: ["of which mixed", "Mixed", "Part direct payment, part managed"],
          description: "Ongoing personal budgets taken partly as a direct payment.",
          unit: "people",
        }),
        one_off_personal_budgets: count({
          headers: ["One-off personal budgets", "One-off PBs", "People with a one-off personal budget only"],
          description: "People whose only personal budget is for a one-off service, such as an adaptation.",
          unit: "people",
        }),
        indicator_130_base: count({
          headers: ["Indicator 130 base", "NI 130 base", "NI130 denominator", "National indicator 130 base"],
          description: "People counted as eligible by national indicator 130, one-off services included.",
          unit: "people",
        }),
        forecast_ongoing: count({
          headers: ["Forecast for next April", "Forecast ongoing personal budgets", "Forecast at next April"],
          description: "The council's own forecast of ongoing personal budgets at the next 1 April.",
          unit: "people",
        }),
      },
    },
    money: {
      title: "Money",
      titles: ["Money", "Table 2", "Spending"],
      key: [],
      columns: {
        community_budget: amount({
          headers: [
            "Community services budget",
            "Community services budget (£)",
            "Total community services budget",
            "Community budget",
          ],
          description: "The council's budget for community services in the year of the census day, in pounds.",
        }),
        personal_budget_spend: amount({
          headers: ["Personal budget spend", "Spend through personal budgets", "Personal budgets (£)", "PB spend"],
          description: "Money allocated through personal budgets in the year, in pounds.",
        }),
        direct_payment_spend: amount({
          headers: ["of which direct payments", "Direct payments", "Direct payment spend", "DP spend"],
          description: "Of that, the money paid as direct payments, in pounds.",
        }),
      },
    },
    sign_off: {
      title: "Sign-off",
      titles: ["Sign-off", "Sign off", "Table 3"],
      key: ["role"],
      optional: true,
      columns: {
        role: category({
          headers: ["Role", "Signed off by", "Signed off by (role)"],
          description: "The post that signed the return off; no names are asked for.",
          values: {
            director: ["Director of adult social services", "DASS", "Director"],
            finance: ["Chief finance officer", "Section 151 officer", "Finance lead"],
          },
        }),
        signed_on: date({
          headers: ["Date", "Signed on", "Date signed"],
          description: "The day the return was signed off.",
        }),
      },
    },
  },
  checks: [
    addsUp({
      table: "people",
      parts: ["ongoing_direct_payment", "ongoing_managed", "ongoing_mixed"],
      whole: "ongoing_personal_budgets",
    }),
    atMost({ table: "people", smaller: "ongoing_personal_budgets", larger: "ongoing_support" }),
    atMost({ table: "people", smaller: "ongoing_support", larger: "indicator_130_base", severity: "query" }),
    atMost({ table: "money", smaller: "personal_budget_spend", larger: "community_budget" }),
    atMost({ table: "money", smaller: "direct_payment_spend", larger: "personal_budget_spend" }),
    goesWith({
      left: { table: "people", column: "ongoing_direct_payment" },
      right: { table: "money", column: "direct_payment_spend" },
    }),
    ...["ongoing_support", "ongoing_personal_budgets", "indicator_130_base"].map((column) =>
      changedMuch({ table: "people", column, factor: 10, ignoreBelow: 50 }),
    ),
    ...["community_budget", "personal_budget_spend"].map((column) =>
      changedMuch({ table: "money", column, factor: 10, ignoreBelow: 100_000 }),
    ),
  ],
  measures: {
    holders: {
      kind: "sum",
      table: "people",
      terms: ["ongoing_personal_budgets", "one_off_personal_budgets"],
      unit: "people",
      within: "indicator_130_base",
      title: "People holding a personal budget",
      description: "People with an ongoing personal budget and people with a one-off personal budget only.",
      version: 1,
    },
    holders_change: {
      kind: "change",
      of: "holders",
      title: "Change on a year before in people holding a personal budget",
      description: "This census less the census a year before, over the councils that answered each.",
      version: 1,
    },
    ongoing_holders: {
      kind: "sum",
      table: "people",
      terms: ["ongoing_personal_budgets"],
      unit: "people",
      within: "ongoing_base",
      title: "People with an ongoing personal budget",
      description: "People with ongoing support who hold a personal budget.",
      version: 1,
    },
    ongoing_base: {
      kind: "sum",
      table: "people",
      terms: ["ongoing_support"],
      unit: "people",
      title: "People with ongoing support",
      description: "People with ongoing, weekly council-funded support.",
      version: 1,
    },
    indicator_130_base: {
      kind: "sum",
      table: "people",
      terms: ["indicator_130_base"],
      unit: "people",
      title: "People eligible under national indicator 130",
      description: "The base of national indicator 130, which counts one-off services too.",
      version: 1,
    },
    one_off_share: {
      kind: "ratio",
      table: "people",
      title: "Share of the indicator 130 base with one-off services only",
      description: "The indicator 130 base less people with ongoing support, as a share of that base.",
      version: 1,
      bases: {
        indicator_130: {
          title: ongoing.indicator130,
          numerator: ["indicator_130_base", "-ongoing_support"],
          denominator: ["indicator_130_base"],
        },
      },
    },
    share_holding: {
      kind: "ratio",
      table: "people",
      title: "Share on a personal budget",
      description: "On the ongoing base, ongoing personal budgets only; on indicator 130, one-off ones as well.",
      version: 1,
      bases: {
        ongoing: {
          title: ongoing.ongoing,
          numerator: ["ongoing_personal_budgets"],
          denominator: ["ongoing_support"],
        },
        indicator_130: {
          title: ongoing.indicator130,
          numerator: ["ongoing_personal_budgets", "one_off_personal_budgets"],
          denominator: ["indicator_130_base"],
        },
      },
    },
    share_holding_change: {
      kind: "change",
      of: "share_holding",
      levels: ["england", "region", "council-type"],
      by: [],
      title: "Change on a year before in the share on a personal budget",
      description: "This census less the census a year before, on each base, in percentage points.",
      version: 1,
    },
    share_holding_lower_quartile: {
      ...acrossCouncils,
      at: "1/4",
      title: "Lower quartile of councils' shares on a personal budget",
      description: "A quarter of councils have this share or less, each council counted once.",
    },
    share_holding_median: {
      ...acrossCouncils,
      at: "1/2",
      title: "Median of councils' shares on a personal budget",
      description: "Half of councils have this share or less, each council counted once.",
    },
    share_holding_upper_quartile: {
      ...acrossCouncils,
      at: "3/4",
      title: "Upper quartile of councils' shares on a personal budget",
      description: "A quarter of councils have this share or more, each council counted once.",
    },
    share_holding_april_2011: {
      ...carriedOn,
      to: "2011-04-01",
      title: "Share on a personal budget carried on to April 2011",
      description: "Where the share would stand if the last three censuses' course went on. Not an outcome.",
    },
    share_holding_april_2013: {
      ...carriedOn,
      to: "2013-04-01",
      title: "Share on a personal budget carried on to April 2013",
      description: "Where the share would stand if the last three censuses' course went on. Not an outcome.",
    },
    aged_65_share: {
      kind: "share",
      table: "people",
      terms: ["ongoing_personal_budgets", "one_off_personal_budgets"],
      part: { column: "age_band", values: ["65_and_over"] },
      levels: ["england", "region"],
      by: [],
      title: "Share of people holding a personal budget who are aged 65 and over",
      description: "Holders aged 65 and over, as a share of holders of all ages.",
      version: 1,
    },
    direct_payment_holders: {
      kind: "sum",
      table: "people",
      terms: ["ongoing_direct_payment"],
      unit: "people",
      within: "ongoing_base",
      title: "Ongoing personal budgets taken as a direct payment",
      description: "Taken wholly as a direct payment.",
      version: 1,
    },
    managed_holders: {
      kind: "sum",
      table: "people",
      terms: ["ongoing_managed"],
      unit: "people",
      within: "ongoing_base",
      title: "Ongoing personal budgets managed by the council",
      description: "Managed wholly by the council.",
      version: 1,
    },
    mixed_holders: {
      kind: "sum",
      table: "people",
      terms: ["ongoing_mixed"],
      unit: "people",
      within: "ongoing_base",
      title: "Ongoing personal budgets taken partly as a direct payment",
      description: "Part direct payment, part managed by the council.",
      version: 1,
    },
    direct_payment_share: {
      kind: "ratio",
      table: "people",
      title: "Share of ongoing personal budgets taken as a direct payment",
      description: "Direct payments only; mixed budgets are not in the numerator.",
      version: 1,
      bases: {
        ongoing_personal_budgets: {
          title: "People with an ongoing personal budget",
          numerator: ["ongoing_direct_payment"],
          denominator: ["ongoing_personal_budgets"],
        },
      },
    },
    forecast_holders: {
      kind: "sum",
      table: "people",
      terms: ["forecast_ongoing"],
      unit: "people",
      forecastOf: "ongoing_holders",
      title: "Ongoing personal budgets councils forecast for next April",
      description: "The sum of councils' own forecasts.",
      version: 1,
    },
    forecast_share: {
      kind: "ratio",
      table: "people",
      forecastOf: "share_holding",
      title: "Forecast share on a personal budget next April",
      description: "Councils' own forecasts of ongoing personal budgets over each base as it stands now.",
      version: 1,
      bases: {
        ongoing: {
          title: ongoing.ongoing,
          numerator: ["forecast_ongoing"],
          denominator: ["ongoing_support"],
          mayExceed: true,
        },
        indicator_130: {
          title: ongoing.indicator130,
          numerator: ["forecast_ongoing"],
          denominator: ["indicator_130_base"],
          mayExceed: true,
        },
      },
    },
    forecast_against_target: {
      kind: "against-target",
      of: "forecast_share",
      target: "pb-30-2011",
      title: "Forecast share against the 30% milestone",
      description: "Forecast share less the target, in percentage points, on each base.",
      version: 1,
    },
    councils_met_forecast: {
      ...againstForecast,
      show: "councils met",
      title: "Councils that reached their own forecast",
      description: "Councils whose ongoing personal budgets are at or above what they forecast a year before.",
    },
    forecast_missed_by: {
      ...againstForecast,
      show: "difference",
      title: "Ongoing personal budgets less what councils forecast",
      description: "Ongoing personal budgets less the forecasts of a year before, over councils that gave both.",
    },
    forecast_reached: {
      ...againstForecast,
      show: "percent",
      title: "Ongoing personal budgets as a share of what councils forecast",
      description: "100 is as forecast a year before, over councils that gave both.",
    },
    community_budget: {
      kind: "sum",
      table: "money",
      terms: ["community_budget"],
      unit: "pounds",
      title: "Community services budgets",
      description: "Councils' budgets for community services in the year of the census day.",
      version: 1,
    },
    spend: {
      kind: "sum",
      table: "money",
      terms: ["personal_budget_spend"],
      unit: "pounds",
      within: "community_budget",
      title: "Money through personal budgets",
      description: "Spend allocated through personal budgets in the year of the census day.",
      version: 1,
    },
    direct_payment_spend: {
      kind: "sum",
      table: "money",
      terms: ["direct_payment_spend"],
      unit: "pounds",
      within: "community_budget",
      title: "Money paid as direct payments",
      description: "The part of personal budget spend paid as direct payments.",
      version: 1,
    },
    direct_payment_spend_share: {
      kind: "ratio",
      table: "money",
      title: "Share of personal budget money paid as direct payments",
      description: "Direct payment spend over personal budget spend.",
      version: 1,
      bases: {
        spend: {
          title: "Money through personal budgets",
          numerator: ["direct_payment_spend"],
          denominator: ["personal_budget_spend"],
        },
      },
    },
    councils_over_10: {
      kind: "band",
      table: "money",
      numerator: ["personal_budget_spend"],
      denominator: ["community_budget"],
      from: { share: "0.10", inclusive: false },
      title: "Councils with more than 10% of their community budget in personal budgets",
      description: "Personal budget spend over community services budget, above 10%.",
      version: 1,
    },
    councils_20_or_more: {
      kind: "band",
      table: "money",
      numerator: ["personal_budget_spend"],
      denominator: ["community_budget"],
      from: { share: "0.20", inclusive: true },
      title: "Councils with 20% or more of their community budget in personal budgets",
      description: "Personal budget spend over community services budget, 20% and above.",
      version: 1,
    },
  },
  publish: {
    levels: ["england", "region", "council-type", "council"],
    breakdowns: [
      { column: "client_group", levels: ["england", "region"] },
      { column: "age_band", levels: ["england", "region"] },
    ],
    roundCountsTo: 5,
    roundPoundsTo: 1,
    percentPlaces: 1,
    percentFrom: "published",
    coverage: { provisionalBelow: 80, ownMost: { times: 1.5 } },
    disclosure: {
      kind: "protected",
      below: 5,
      zeros: "shown",
      width: { kind: "values", atLeast: 3 },
      base: 10,
      mostHidden: 0.3,
      steps: ["hide", "coarsen", "round"],
    },
  },
  charts: [
    { kind: "over-time", measures: ["share_holding"] },
    { kind: "over-time", measures: ["forecast_share"] },
    {
      kind: "over-time",
      measures: ["direct_payment_holders", "managed_holders", "mixed_holders"],
      title: "Direct payments against budgets managed by the council",
    },
    { kind: "map", measure: "share_holding", basis: "ongoing" },
    { kind: "spread", measure: "share_holding", basis: "ongoing" },
  ],
});
