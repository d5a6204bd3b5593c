import { apportion } from "../apportion.ts";
import { seededDraw, wobble } from "../random.ts";
import type { Totals } from "./assumptions.ts";
import type { MoneyRow } from "./council-return.ts";
import type { Profile } from "./profile.ts";

/** Budgets are set in whole thousands of pounds. */
const THOUSAND = 1000;

/**
 * Money tables of all councils at one census, in the profiles' order. Spend and direct payments add
 * up to the totals to the penny; each council spends `shares[i]` of its budget through personal
 * budgets, to within a few parts in a hundred thousand.
 */
export function makeMoney(profiles: readonly Profile[], shares: readonly number[], totals: Totals): MoneyRow[] {
  const sizes = profiles.map(({ authority, size }) => size * wobble(seededDraw(`budget ${authority.name}`), 0.25));
  const budgets = makeBudgets(sizes, shares, totals.spend / 100);
  const spend = apportion(
    totals.spend,
    budgets.map((budget, place) => budget * (shares[place] ?? 0)),
  );
  const direct = apportion(
    totals.directSpend,
    profiles.map(
      ({ authority }, place) => (spend[place] ?? 0) * wobble(seededDraw(`direct spend ${authority.name}`), 0.12),
    ),
  );
  return profiles.map((_, place) => ({
    community_budget: (budgets[place] ?? 0) * 100,
    personal_budget_spend: spend[place] ?? 0,
    direct_payment_spend: direct[place] ?? 0,
  }));
}

/** Budgets in pounds by size, as large together as the spend asks for at these shares. */
function makeBudgets(sizes: readonly number[], shares: readonly number[], spend: number): number[] {
  const spent = sizes.reduce((before, size, place) => before + size * (shares[place] ?? 0), 0);
  return sizes.map((size) => Math.max(1, Math.round((size * spend) / spent / THOUSAND)) * THOUSAND);
}
