import { describe, expect, test } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import personalBudgets from "../../packages/core/src/collections/personal-budgets.ts";
import type { CouncilReturn, PeopleRow } from "../../sample/personal-budgets/council-return.ts";
import { makeReturns } from "../../sample/personal-budgets/make-returns.ts";

const returns = makeReturns(authoritiesOn);
const before = returns.filter(({ period }) => period === "2009-03-31");
const now = returns.filter(({ period }) => period === "2010-03-31");

type Count = Exclude<keyof PeopleRow, "client_group" | "age_band">;

function people(census: readonly CouncilReturn[], ...columns: Count[]): number {
  const rows = census.flatMap((one) => one.people);
  return rows.reduce((sum, row) => sum + columns.reduce((all, column) => all + row[column], 0), 0);
}

function money(census: readonly CouncilReturn[], column: keyof CouncilReturn["money"]): number {
  return census.reduce((sum, one) => sum + one.money[column], 0);
}

/** Exact: pence against pence, no quotient. */
function councilsWith(census: readonly CouncilReturn[], holds: (spend: bigint, budget: bigint) => boolean): number {
  return census.filter(({ money: { personal_budget_spend, community_budget } }) =>
    holds(BigInt(personal_budget_spend), BigInt(community_budget)),
  ).length;
}

describe("the founding survey's national figures", () => {
  test("the people of March 2010 come out exactly", () => {
    expect(people(now, "ongoing_personal_budgets")).toBe(140_000);
    expect(people(now, "one_off_personal_budgets")).toBe(30_000);
    expect(people(now, "ongoing_support")).toBe(950_000);
    expect(people(now, "indicator_130_base")).toBe(1_500_000);
    expect(people(now, "forecast_ongoing")).toBe(376_000);
  });

  test("the money of March 2010 is almost £900m, 74% of it direct payments", () => {
    const pounds = money(now, "personal_budget_spend") / 100;
    expect(pounds).toBeLessThan(900_000_000);
    expect(Math.round(pounds / 1_000_000)).toBe(900);
    expect((100 * money(now, "direct_payment_spend")) / money(now, "personal_budget_spend")).toBeCloseTo(74, 1);
  });

  test("96 councils spend more than 10% of their community budget through personal budgets, 40 of them 20% or more", () => {
    expect(councilsWith(now, (spend, budget) => spend * 10n > budget)).toBe(96);
    expect(councilsWith(now, (spend, budget) => spend * 5n >= budget)).toBe(40);
  });

  test("a few councils stand near the edges of the bands and none within three hundredths of a point", () => {
    const away = now.flatMap(({ money: { personal_budget_spend, community_budget } }) =>
      [0.1, 0.2].map((edge) => Math.abs(personal_budget_spend / community_budget - edge)),
    );
    expect(away.filter((distance) => distance < 0.0013).length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...away)).toBeGreaterThan(0.0003);
  });

  test("77,000 more people hold a personal budget than in March 2009, when £681m was spent", () => {
    expect(people(before, "ongoing_personal_budgets", "one_off_personal_budgets")).toBe(93_000);
    expect(people(now, "ongoing_personal_budgets", "one_off_personal_budgets")).toBe(170_000);
    expect(Math.round(money(before, "personal_budget_spend") / 100_000_000)).toBe(681);
  });

  test("148 of 150 councils answer in 2009 and 152 of 152 in 2010, each once", () => {
    expect(authoritiesOn("2009-03-31")).toHaveLength(150);
    expect(new Set(before.map(({ authority }) => authority.code)).size).toBe(148);
    expect(before).toHaveLength(148);
    expect(new Set(now.map(({ authority }) => authority.code)).size).toBe(152);
    expect(now).toHaveLength(152);
  });
});

describe("each return", () => {
  test("has a row for every client group and age band of the collection", () => {
    const { client_group, age_band } = personalBudgets.tables.people.columns;
    const asked = Object.keys(client_group.values).flatMap((group) =>
      Object.keys(age_band.values).map((age) => `${group} ${age}`),
    );
    for (const { people: rows } of returns) {
      expect(rows.map((row) => `${row.client_group} ${row.age_band}`).toSorted()).toEqual(asked.toSorted());
    }
  });

  test("adds up within its rows, and no part is larger than its whole", () => {
    for (const { people: rows, money: amounts } of returns) {
      for (const row of rows) {
        const parts = row.ongoing_direct_payment + row.ongoing_managed + row.ongoing_mixed;
        expect(parts).toBe(row.ongoing_personal_budgets);
        expect(row.ongoing_personal_budgets).toBeLessThanOrEqual(row.ongoing_support);
        expect(row.ongoing_support + row.one_off_personal_budgets).toBeLessThanOrEqual(row.indicator_130_base);
        expect(row.forecast_ongoing).toBeGreaterThanOrEqual(row.ongoing_personal_budgets);
        expect(row.forecast_ongoing).toBeLessThanOrEqual(row.ongoing_support);
      }
      expect(amounts.direct_payment_spend).toBeGreaterThan(0);
      expect(amounts.direct_payment_spend).toBeLessThanOrEqual(amounts.personal_budget_spend);
      expect(amounts.personal_budget_spend).toBeLessThanOrEqual(amounts.community_budget);
    }
  });
});

describe("what the field worried about", () => {
  test("take-up is lower for people of 65 and over", () => {
    for (const census of [before, now]) expect(takeUp(census, "65_and_over")).toBeLessThan(takeUp(census, "18_64"));

    function takeUp(census: readonly CouncilReturn[], age: string): number {
      const rows = census.map((one) => ({ ...one, people: one.people.filter((row) => row.age_band === age) }));
      return people(rows, "ongoing_personal_budgets") / people(rows, "ongoing_support");
    }
  });

  test("most budgets of 2009 were direct payments, and council-managed ones grew fastest", () => {
    expect(people(before, "ongoing_direct_payment") / people(before, "ongoing_personal_budgets")).toBeGreaterThan(0.5);
    const growth = (column: Count) => people(now, column) / people(before, column);
    expect(growth("ongoing_managed")).toBeGreaterThan(growth("ongoing_direct_payment"));
  });

  test("three councils grew tenfold and no other came near", () => {
    const earlier = new Map(before.map((one) => [one.authority.code, one]));
    const jumps = now.filter((one) => largestFactor(one, earlier.get(one.authority.code)) >= 10);
    const near = now.filter((one) => largestFactor(one, earlier.get(one.authority.code)) >= 6);
    expect(jumps).toHaveLength(3);
    expect(near).toHaveLength(3);
  });
});

function largestFactor(one: CouncilReturn, earlier: CouncilReturn | undefined): number {
  if (earlier === undefined) return 1;
  const counts = (["ongoing_support", "ongoing_personal_budgets", "indicator_130_base"] as const).flatMap((column) =>
    one.people.map((row, place) => [row[column], earlier.people[place]?.[column] ?? 0] as const),
  );
  const amounts = (["community_budget", "personal_budget_spend"] as const).map(
    (column) => [one.money[column], earlier.money[column]] as const,
  );
  const factors = [...counts.filter((pair) => Math.max(...pair) >= 50), ...amounts].map(
    ([a, b]) => Math.max(a, b) / Math.max(1, Math.min(a, b)),
  );
  return Math.max(...factors);
}
